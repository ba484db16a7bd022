using PolicyLint.Analysis;

namespace PolicyLint.Rules.Escalation;

internal sealed class CredentialsExposureRule() : GainRule(GainKind.Secret, GainKind.Session)
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4030",
        Name = "credentials-exposure",
        Severity = Severity.Warning,
        SecuritySeverity = 7.5,
        Title = "Credentials of others can be had",
        Message = GainMessage,
        Rationale = "With a key, password or session of somebody else, the holder has what that one may do, and the log names the other.",
        Remedy = "Name the resources whose credentials it needs; give actions that make keys and passwords to administrators alone.",
        Help = """
            Some actions return a secret, or set one: keys, passwords, tokens, links that sign in. Two sorts are reported, each
            action with what it gives:

            - lasting secrets, such as `glue:GetConnection`, `ec2:GetPasswordData`, `iam:CreateServiceSpecificCredential` and `sso-directory:UpdatePassword`;
            - sessions as somebody else, such as `redshift:GetClusterCredentials`, `rds-db:connect` and `sagemaker:CreatePresignedDomainUrl`.

            Reported are the actions by name and in patterns, on `*`, and on ARNs that name a type and nothing of it (`arn:aws:rds-db:*:*:dbuser:*/*`).

            Not reported:

            - What ordinary work needs and gives no more than the caller has: `ecr:GetAuthorizationToken`, `codeartifact:GetAuthorizationToken`,
              `sts:GetSessionToken`, `redshift:GetClusterCredentialsWithIAM` and their like, which most tools list too; nor what services and auditors
              need to see (`cognito-idp:DescribeUserPoolClient`, `appsync:ListApiKeys`).
            - `sts:AssumeRole`: `assume-role-on-everything`. Keys and passwords of users (`iam:CreateAccessKey`, `iam:UpdateLoginProfile`) are
              paths that the rules about escalation report; secrets and parameters are `data-exfiltration`.
            - Statements with a condition, whatever it is: it says for what, or for whom.
            - ARNs with an account (`arn:aws:rds-db:*:111122223333:dbuser:*/*`) or a part of a name.
            - `*`, whole services (`redshift:*`), actions beside one of these in the same statement, and `NotAction`: `wildcard-action`,
              `service-wildcard-action` and `allow-not-action` say it all.
            - What a `Deny` without condition in the same policy takes away, and policies of other kinds, which do not grant or
              speak of their own resource.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["redshift:DescribeClusters", [|"redshift:GetClusterCredentials"|]], "Resource": "*" }
            ```

            ```json identity
            { "Effect": "Allow", "Action": [|"glue:Get*"|], "Resource": "*" }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "redshift:GetClusterCredentials",
              "Resource": ["arn:aws:redshift:*:111122223333:dbuser:reports/reader", "arn:aws:redshift:*:111122223333:dbname:reports/public"]
            }
            ```
            """,
    };
}
