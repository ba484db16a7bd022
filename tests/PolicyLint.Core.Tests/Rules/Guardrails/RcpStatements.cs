namespace PolicyLint.Core.Tests.Rules.Guardrails;

/// <summary>Statements of resource control policies, for the fixtures of the rules about what they ask of the caller.</summary>
internal static class RcpStatements
{
    /// <summary>
    /// The forms in which AWS's samples (aws-samples/data-perimeter-policy-examples and resource-control-policy-examples) have such
    /// conditions, and the actions with them.
    /// </summary>
    public static IReadOnlyList<(string Actions, string Condition)> Samples { get; } =
    [
        ("\"s3:*\",\"sqs:*\",\"kms:*\",\"sts:AssumeRole\"", """
            {"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-1","aws:PrincipalAccount":["111122223333"],"aws:ResourceTag/exclude":"true"},
            "BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}
            """),
        ("\"s3:*\",\"sts:*\"", """
            {"StringNotEqualsIfExists":{"aws:SourceOrgID":"o-1","aws:SourceAccount":["111122223333"],"aws:ResourceTag/exclude":"true"},
            "Null":{"aws:SourceAccount":"false"},"Bool":{"aws:PrincipalIsAWSService":"true"}}
            """),
        ("\"sqs:*\",\"ecr:*\"", """
            {"NotIpAddressIfExists":{"aws:SourceIp":"203.0.113.0/24"},
            "StringNotEqualsIfExists":{"aws:SourceVpc":"vpc-12345678","aws:PrincipalTag/exclude":"true","aws:PrincipalAccount":["111122223333"]},
            "BoolIfExists":{"aws:PrincipalIsAWSService":"false","aws:ViaAWSService":"false"},
            "ArnNotLikeIfExists":{"aws:PrincipalArn":["arn:aws:iam::*:role/aws:ec2-infrastructure"]},
            "StringEquals":{"aws:PrincipalTag/include":"true"}}
            """),
        ("\"s3:*\"", """
            {"ForAllValues:StringLikeIfExists":{"aws:ResourceOrgPaths":"o-1/r-1/ou-1/*"},
            "ForAllValues:StringNotLikeIfExists":{"aws:PrincipalOrgPaths":"o-1/r-1/ou-1/*"},
            "BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}
            """),
        ("\"s3:*\",\"logs:*\"", """
            {"BoolIfExists":{"aws:PrincipalIsAWSService":"false"},"ArnNotLikeIfExists":{"aws:PrincipalARN":"arn:aws:iam::111122223333:role/Admin"}}
            """),
        ("\"cognito-idp:DeleteUserPool\",\"cognito-idp:DeleteUserPoolDomain\"", """{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Admin"}}"""),
        ("\"sts:TagSession\"", """
            {"BoolIfExists":{"aws:PrincipalIsAwsService":"false"},"Null":{"aws:PrincipalTag/eks-cluster-arn":"true","aws:RequestTag/eks-cluster-arn":"false"}}
            """),
        ("\"sts:TagSession\"", """
            {"Null":{"SAML:aud":"true"},"StringNotEqualsIfExists":{"aws:PrincipalTag/team":"admin","aws:PrincipalOrgID":"o-1"},
            "ForAnyValue:StringLike":{"aws:TagKeys":["dp:*","team"]}}
            """),
        ("\"sts:AssumeRoleWithWebIdentity\"", """{"StringNotLikeIfExists":{"gitlab.com:sub":"project_path:x/*"},"Null":{"gitlab.com:sub":"false"}}"""),
        ("\"rolesanywhere:CreateSession\"", """{"StringNotEqualsIfExists":{"aws:SourceVpce":["vpce-12345678"]}}"""),
        ("\"s3:*\"", """{"BoolIfExists":{"aws:SecureTransport":"false"}}"""),
    ];

    /// <summary>A statement that denies <c>s3:*</c>; marks are kept.</summary>
    public static string Deny(string condition, string actions = "\"s3:*\"")
        => $$"""{"Effect":"Deny","Principal":"*","Action":[{{actions}}],"Resource":"*","Condition":{{condition}}}""";
}
