using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>What the values of a key must be like to keep strangers out.</summary>
internal enum CallerKeyForm
{
    /// <summary>The key says nothing of who calls.</summary>
    None,

    /// <summary>It seems to, and strangers can have any of its values all the same.</summary>
    Weak,

    /// <summary>An ID without wildcard: of an account, an organization, a VPC, an endpoint …</summary>
    Id,

    /// <summary>An organization's ID, and a path behind it.</summary>
    OrganizationPath,

    /// <summary>An ARN with an account, or with a name that nobody else can have.</summary>
    Arn,

    /// <summary>The unique ID of a user or role, and a session behind it.</summary>
    UserId,

    /// <summary>A range of addresses.</summary>
    IpRange,

    /// <summary><c>true</c>.</summary>
    Flag,

    /// <summary>Anything that is not just a wildcard.</summary>
    Pattern,
}

/// <summary>A condition key and what it says of the caller.</summary>
/// <param name="Name">The key; a name of a tag follows where it ends in a slash.</param>
/// <param name="Form">What its values must be like.</param>
/// <param name="Words">Whom it lets in, after "only"; for a weak key, why it lets in anybody, after "since".</param>
internal readonly record struct CallerKey(string Name, CallerKeyForm Form, string Words);

/// <summary>
/// Condition keys that say who calls, and those that seem to. From what AWS's services count as not public:
/// S3 (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status),
/// DynamoDB (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html),
/// EFS (https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html#what-is-a-public-policy); the others as
/// their own pages describe them (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
/// </summary>
internal static class CallerKeys
{
    private const string Tagged = "anybody can give users and roles of an account of their own such a tag";
    private const string Told = "the caller says what stands in it";
    private const string Own = "anybody can have that in an account of their own";
    private const string Through = "anybody can send the request through the service from an account of their own";

    private static readonly CallerKey[] All =
    [
        new("aws:PrincipalOrgID", CallerKeyForm.Id, "users and roles of the organization"),
        new("aws:SourceArn", CallerKeyForm.Arn, "AWS services for the resource"),
        new("aws:SourceAccount", CallerKeyForm.Id, "AWS services for the account"),
        new("aws:SourceIp", CallerKeyForm.IpRange, "the addresses"),
        new("aws:SourceVpce", CallerKeyForm.Id, "the VPC endpoint"),
        new("aws:SourceVpc", CallerKeyForm.Id, "the VPC"),
        new("aws:PrincipalArn", CallerKeyForm.Arn, "users and roles of the account"),
        new("aws:PrincipalAccount", CallerKeyForm.Id, "the account"),
        new("aws:PrincipalOrgPaths", CallerKeyForm.OrganizationPath, "users and roles of the organization"),
        new("aws:SourceOwner", CallerKeyForm.Id, "AWS services and users of the account"),
        new("aws:SourceOrgID", CallerKeyForm.Id, "AWS services for the organization"),
        new("aws:SourceOrgPaths", CallerKeyForm.OrganizationPath, "AWS services for the organization"),
        new("aws:userid", CallerKeyForm.UserId, "the user or role"),
        new("aws:PrincipalIsAWSService", CallerKeyForm.Flag, "AWS services"),
        new("aws:PrincipalServiceName", CallerKeyForm.Id, "the AWS service"),
        new("aws:PrincipalServiceNamesList", CallerKeyForm.Id, "the AWS service"),
        new("aws:Ec2InstanceSourceVpc", CallerKeyForm.Id, "instances of the VPC"),
        new("aws:SourceVpcArn", CallerKeyForm.Arn, "the VPC"),
        new("aws:VpceAccount", CallerKeyForm.Id, "VPC endpoints of the account"),
        new("aws:VpceOrgID", CallerKeyForm.Id, "VPC endpoints of the organization"),
        new("aws:VpceOrgPaths", CallerKeyForm.OrganizationPath, "VPC endpoints of the organization"),
        new("kms:CallerAccount", CallerKeyForm.Id, "the account"),
        new("s3:DataAccessPointAccount", CallerKeyForm.Id, "access points of the account"),
        new("s3:DataAccessPointArn", CallerKeyForm.Arn, "access points of the account"),
        new("s3:x-amz-server-side-encryption-aws-kms-key-id", CallerKeyForm.Id, "those who may use the key"),
        new("elasticfilesystem:AccessedViaMountTarget", CallerKeyForm.Flag, "clients in the VPC of a mount target"),
        new("elasticfilesystem:AccessPointArn", CallerKeyForm.Arn, "clients of the access point"),
        new("lambda:EventSourceToken", CallerKeyForm.Id, "those who know the token"),
        new("lambda:SourceFunctionArn", CallerKeyForm.Arn, "the function"),
        new("codebuild:BuildArn", CallerKeyForm.Arn, "builds of the account"),
        new("codebuild:ProjectArn", CallerKeyForm.Arn, "the project"),
        new("ec2:SourceInstanceArn", CallerKeyForm.Arn, "the instance"),
        new("ssm:SourceInstanceArn", CallerKeyForm.Arn, "the instance"),
        new("aws:ChatbotSourceArn", CallerKeyForm.Arn, "the chat configuration"),
        new("identitystore:UserId", CallerKeyForm.Id, "the user"),
        new("events:creatorAccount", CallerKeyForm.Id, "the account"),
        new("sns:Endpoint", CallerKeyForm.Pattern, "endpoints of the form"),

        new("aws:PrincipalTag/", CallerKeyForm.Weak, Tagged),
        new("aws:username", CallerKeyForm.Weak, "anybody can give a user of an account of their own that name"),
        new("aws:Referer", CallerKeyForm.Weak, Told),
        new("aws:UserAgent", CallerKeyForm.Weak, Told),
        new("aws:SourceIdentity", CallerKeyForm.Weak, Told),
        new("sts:SourceIdentity", CallerKeyForm.Weak, Told),
        new("sts:RoleSessionName", CallerKeyForm.Weak, Told),
        new("sts:ExternalId", CallerKeyForm.Weak, "an external ID is no secret"),
        new("kms:ViaService", CallerKeyForm.Weak, Through),
        new("aws:ViaAWSService", CallerKeyForm.Weak, Through),
        new("aws:CalledVia", CallerKeyForm.Weak, Through),
        new("aws:CalledViaFirst", CallerKeyForm.Weak, Through),
        new("aws:CalledViaLast", CallerKeyForm.Weak, Through),
        new("aws:PrincipalType", CallerKeyForm.Weak, Own),
        new("aws:MultiFactorAuthPresent", CallerKeyForm.Weak, Own),
        new("aws:MultiFactorAuthAge", CallerKeyForm.Weak, Own),
        new("aws:FederatedProvider", CallerKeyForm.Weak, Own),
        new("aws:AssumedRoot", CallerKeyForm.Weak, Own),
        new("aws:VpcSourceIp", CallerKeyForm.Weak, "every VPC can have the same private addresses"),
        new("aws:Ec2InstanceSourcePrivateIPv4", CallerKeyForm.Weak, "every VPC can have the same private addresses"),
        new("lambda:FunctionUrlAuthType", CallerKeyForm.Weak, Own),
    ];

    /// <summary>Words in keys of services that speak of accounts, organizations and networks, wherever they stand.</summary>
    private static readonly string[] Telling = ["Account", "Org", "SourceArn", "Vpc", "Owner", "Principal"];

    /// <summary>
    /// Finds what a key says of the caller. A key that is not known in all parts, one of an identity provider, and one of a service's
    /// own that has the word in its name may do so: they are taken to keep strangers out.
    /// </summary>
    public static CallerKey Find(SymbolicString key)
    {
        if (!key.TryGetText(out ReadOnlySpan<char> text))
        {
            return new CallerKey("", CallerKeyForm.Pattern, "those whom the condition names");
        }

        foreach (CallerKey known in All)
        {
            ReadOnlySpan<char> name = known.Name.AsSpan();
            if (name[name.Length - 1] == '/' ? text.StartsWith(name, StringComparison.OrdinalIgnoreCase) : text.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        int colon = text.IndexOf(':');
        ReadOnlySpan<char> prefix = text.Slice(0, Math.Max(colon, 0));
        if (prefix.IndexOf('.') >= 0 || prefix.Equals("saml".AsSpan(), StringComparison.OrdinalIgnoreCase))
        {
            return new CallerKey("", CallerKeyForm.Pattern, "those whom the identity provider vouches for");
        }

        return !prefix.Equals("aws".AsSpan(), StringComparison.OrdinalIgnoreCase) && SpeaksOfCallers(text.Slice(colon + 1))
            ? new CallerKey("", CallerKeyForm.Pattern, "those whom the condition names")
            : default;
    }

    private static bool SpeaksOfCallers(ReadOnlySpan<char> name)
    {
        if (name.IndexOf("Resource".AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return false;
        }

        foreach (string word in Telling)
        {
            if (name.IndexOf(word.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
