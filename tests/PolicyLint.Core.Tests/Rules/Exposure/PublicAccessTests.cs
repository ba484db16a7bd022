using PolicyLint.Binding;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

/// <summary>
/// Public or not, policy by policy, each with the reason. What is from a page of AWS says from which: S3 ("The meaning of public",
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status),
/// DDB (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html),
/// EFS (https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html),
/// KEYS (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html),
/// OPS (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html),
/// SETS (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html),
/// KMS (https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html).
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PublicAccessTests
{
    private const string Unconditional = "no condition says who may call";
    private const string WithoutKey = "the condition also holds for requests without the key";
    private const string Negated = "everybody is let in but those named";
    private const string Presence = "Null tells that there is a value, and not which";
    private const string Wildcard = "strangers have values that match";
    private const string AnyAccount = "it matches ARNs of strangers' accounts";
    private const string Variable = "the request itself fills in the variable";
    private const string WideV4 = "AWS counts ranges of more than a /8 as public";
    private const string WideV6 = "AWS counts IPv6 ranges of more than a /32 as public";
    private const string Told = "the caller says what stands in it";
    private const string Own = "anybody can have that in an account of their own";
    private const string Through = "anybody can send the request through the service from an account of their own";
    private const string Private = "every VPC can have the same private addresses";

    // S3: "Amazon S3 begins by assuming that the policy is public."
    [TestCase("", Unconditional)]
    [TestCase("{}", Unconditional)]

    // S3's own examples, and what its list does not name.
    [TestCase("""{"StringLike":{"aws:SourceVpc":"vpc-*"}}""", Wildcard, Description = "S3, third example")]
    [TestCase("""{"StringLike":{"aws:PrincipalOrgID":"*"}}""", Wildcard, Description = "S3: no wildcard")]
    [TestCase("""{"StringLike":{"aws:PrincipalOrgID":"o-*"}}""", Wildcard, Description = "S3: no wildcard")]
    [TestCase("""{"StringLike":{"aws:PrincipalOrgID":"?*"}}""", Wildcard, Description = "S3: no wildcard")]
    [TestCase("""{"StringLike":{"aws:PrincipalAccount":["111122223333","*"]}}""", Wildcard, Description = "OPS: values are alternatives")]
    [TestCase("""{"StringLike":{"aws:PrincipalAccount":"11112222333?"}}""", Wildcard, Description = "S3: no wildcard")]
    [TestCase("""{"StringLike":{"aws:SourceAccount":"*"}}""", Wildcard, Description = "S3: no wildcard")]
    [TestCase("""{"StringLike":{"AWS:SourceOwner":"*"}}""", Wildcard, Description = "S3: no wildcard")]
    [TestCase("""{"StringLike":{"aws:SourceVpce":"vpce-*"}}""", Wildcard, Description = "S3: no wildcard")]
    [TestCase("""{"StringLike":{"kms:CallerAccount":"*"}}""", Wildcard, Description = "KMS")]
    [TestCase("""{"StringLike":{"s3:DataAccessPointAccount":"*"}}""", Wildcard, Description = "S3: no wildcard")]
    [TestCase("""{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"*"}}""", Wildcard, Description = "DDB: no wildcard")]
    [TestCase("""{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-*/r-ab12/*"}}""", Wildcard, Description = "DDB: no wildcard")]
    [TestCase("""{"StringLike":{"sns:Endpoint":"*"}}""", Wildcard)]
    [TestCase("""{"StringEquals":{"aws:PrincipalAccount":"${aws:PrincipalAccount}"}}""", Variable, Description = "S3: no policy variable")]
    [TestCase("""{"StringEquals":{"aws:SourceVpc":"${aws:Ec2InstanceSourceVpc}"}}""", Variable, Description = "S3: no policy variable")]

    // ARNs: S3 on s3:DataAccessPointArn, "as long as the account id is fixed".
    [TestCase("""{"ArnLike":{"aws:SourceArn":"*"}}""", Wildcard)]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:*:*"}}""", AnyAccount)]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:eu-west-1:*:orders"}}""", AnyAccount)]
    [TestCase("""{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:eu-west-1:*:orders"}}""", AnyAccount, Description = "OPS: ArnEquals is ArnLike")]
    [TestCase("""{"StringLike":{"aws:SourceArn":"arn:aws:sns:*"}}""", Wildcard)]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::*"}}""", AnyAccount)]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:s3:*:*:*"}}""", AnyAccount)]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::uploads-*"}}""", AnyAccount, Description = "a bucket of that name is soon made")]
    [TestCase("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin"}}""", AnyAccount)]
    [TestCase("""{"ArnLike":{"aws:PrincipalArn":["arn:aws:iam::111122223333:role/*","arn:aws:iam::*:role/*"]}}""", AnyAccount, Description = "OPS: values are alternatives")]
    [TestCase("""{"StringLike":{"aws:PrincipalArn":"*"}}""", Wildcard)]
    [TestCase("""{"ArnLike":{"s3:DataAccessPointArn":"arn:aws:s3:us-west-2:*:accesspoint/*"}}""", AnyAccount, Description = "S3")]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:apigateway:eu-west-1::*"}}""", AnyAccount)]

    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:execute-api:eu-west-1:*:*/prod/*"}}""", AnyAccount)]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:cloudfront::*:distribution/*"}}""", AnyAccount)]

    // Addresses: S3, "values broader than /8 for IPv4 and /32 for IPv6".
    [TestCase("""{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""", WideV4, Description = "S3")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"0.0.0.0/1"}}""", WideV4, Description = "S3, its example")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":["0.0.0.0/1","128.0.0.0/1"]}}""", WideV4, Description = "S3")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","128.0.0.0/2"]}}""", WideV4, Description = "S3; OPS: values are alternatives")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"52.0.0.0/7"}}""", WideV4, Description = "S3")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"::/0"}}""", WideV6, Description = "S3")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","2000::/3"]}}""", WideV6, Description = "S3")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"2600::/31"}}""", WideV6, Description = "S3")]
    [TestCase("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", Negated, Description = "OPS")]
    [TestCase("""{"IpAddressIfExists":{"aws:SourceIp":"203.0.113.0/24"}}""", WithoutKey, Description = "KEYS: absent through VPC endpoints")]
    [TestCase("""{"StringLike":{"aws:SourceIp":"*"}}""", Wildcard)]
    [TestCase("""{"IpAddress":{"aws:VpcSourceIp":"10.0.0.0/16"}}""", Private, Description = "KEYS: to be used with aws:SourceVpc")]
    [TestCase("""{"IpAddress":{"aws:Ec2InstanceSourcePrivateIPv4":"10.0.0.0/16"}}""", Private, Description = "KEYS")]

    // aws:userid: S3, "outside the pattern AROLEID:*".
    [TestCase("""{"StringLike":{"aws:userid":"*:alice"}}""", "anybody can choose the name of a session")]
    [TestCase("""{"StringLike":{"aws:userid":"AROA*"}}""", Wildcard)]
    [TestCase("""{"StringLike":{"aws:userid":"*"}}""", Wildcard)]

    // Operators that hold without the key, or for everybody but some.
    [TestCase("""{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", WithoutKey, Description = "OPS: IfExists")]
    [TestCase("""{"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1a2b3c4d"}}""", WithoutKey, Description = "OPS: IfExists")]
    [TestCase("""{"ArnLikeIfExists":{"aws:SourceArn":"arn:aws:s3:::uploads"}}""", WithoutKey, Description = "OPS: IfExists")]
    [TestCase("""{"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1","aws:SourceVpce":"vpce-1"}}""", WithoutKey, Description = "OPS: a request from the internet has neither")]
    [TestCase("""{"ForAllValues:StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", WithoutKey, Description = "SETS")]
    [TestCase("""{"ForAllValues:StringLike":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/*"}}""", WithoutKey, Description = "SETS")]
    [TestCase("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", Negated, Description = "OPS")]
    [TestCase("""{"StringNotLike":{"aws:PrincipalAccount":"999988887777"}}""", Negated, Description = "OPS")]
    [TestCase("""{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::999988887777:role/*"}}""", Negated, Description = "OPS")]
    [TestCase("""{"ForAnyValue:StringNotLike":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/*"}}""", Negated, Description = "SETS")]
    [TestCase("""{"Null":{"aws:PrincipalOrgID":"false"}}""", Presence, Description = "OPS: any organization")]
    [TestCase("""{"Null":{"aws:SourceVpce":false}}""", Presence, Description = "OPS: any endpoint")]
    [TestCase("""{"Null":{"aws:SourceArn":"false"}}""", Presence, Description = "OPS: any resource")]
    [TestCase("""{"Null":{"aws:PrincipalArn":"true"}}""", Presence, Description = "OPS")]
    [TestCase("""{"Null":{"aws:PrincipalOrgID":"false"},"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", Presence)]

    // Keys that strangers can have.
    [TestCase("""{"StringEquals":{"aws:PrincipalTag/team":"blue"}}""", "anybody can give users and roles of an account of their own such a tag", Description = "KEYS; in none of the lists")]
    [TestCase("""{"StringEquals":{"aws:username":"alice"}}""", "anybody can give a user of an account of their own that name", Description = "KEYS; in none of the lists")]
    [TestCase("""{"StringEquals":{"aws:PrincipalType":"AssumedRole"}}""", Own, Description = "KEYS")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", Own, Description = "KEYS")]
    [TestCase("""{"StringLike":{"aws:Referer":"https://www.example.com/*"}}""", Told, Description = "KEYS: should not be used to prevent unauthorized parties")]
    [TestCase("""{"StringEquals":{"aws:UserAgent":"secret"}}""", Told, Description = "KEYS: should not be used to prevent unauthorized parties")]
    [TestCase("""{"StringEquals":{"kms:ViaService":"s3.eu-central-1.amazonaws.com"}}""", Through, Description = "KMS")]
    [TestCase("""{"Bool":{"aws:ViaAWSService":"true"}}""", Through, Description = "KEYS")]
    [TestCase("""{"ForAnyValue:StringEquals":{"aws:CalledVia":"athena.amazonaws.com"}}""", Through, Description = "KEYS")]
    [TestCase("""{"StringEquals":{"sts:ExternalId":"12345"}}""", "an external ID is no secret", Description = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html")]
    [TestCase("""{"StringEquals":{"lambda:FunctionUrlAuthType":"AWS_IAM"}}""", Own, Description = "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html")]
    [TestCase("""{"Bool":{"aws:PrincipalIsAWSService":"false"}}""", "only true keeps strangers out", Description = "DDB: set to true")]
    [TestCase("""{"Bool":{"elasticfilesystem:AccessedViaMountTarget":"false"}}""", "only true keeps strangers out", Description = "EFS: set to true")]
    [TestCase("""{"BoolIfExists":{"elasticfilesystem:AccessedViaMountTarget":"true"}}""", WithoutKey, Description = "OPS: IfExists")]

    // Keys that are not about who calls.
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""", Unconditional)]
    [TestCase("""{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}""", Unconditional)]
    [TestCase("""{"StringEquals":{"s3:ExistingObjectTag/public":"yes"}}""", Unconditional)]
    [TestCase("""{"StringEquals":{"aws:ResourceTag/public":"yes"}}""", Unconditional)]
    [TestCase("""{"StringEquals":{"aws:RequestTag/team":"blue"}}""", Unconditional)]
    [TestCase("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""", Unconditional)]
    [TestCase("""{"StringEquals":{"aws:RequestedRegion":"eu-central-1"}}""", Unconditional)]
    [TestCase("""{"StringEquals":{"aws:ResourceAccount":"111122223333"}}""", Unconditional)]
    [TestCase("""{"StringEquals":{"s3:ResourceAccount":"111122223333"}}""", Unconditional)]
    [TestCase("""{"DateLessThan":{"aws:CurrentTime":"2099-01-01T00:00:00Z"}}""", Unconditional)]
    [TestCase("""{"StringEquals":{"kms:EncryptionContext:app":"orders"}}""", Unconditional, Description = "KMS: the context is no secret")]
    [TestCase("""{"StringEquals":{"s3:prefix":"home/"}}""", Unconditional)]
    public void Is_public(string condition, string reason)
    {
        PublicAccess access = Judge(Allow(condition));
        access.Reason.Should().Be(reason);
        access.IsPublic.Should().BeTrue();
        access.Deny.Should().BeNull();
        (access.Condition is null).Should().Be(reason == Unconditional);
    }

    // S3's list.
    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", "users and roles of the organization", Description = "S3, DDB")]
    [TestCase("""{"StringEquals":{"AWS:principalorgid":["o-a1b2c3d4e5","o-zzzzzzzzzz"]}}""", "users and roles of the organization", Description = "S3; names of keys have no case")]
    [TestCase("""{"StringLike":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", "users and roles of the organization", Description = "S3: no wildcard in it")]
    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"*"}}""", "users and roles of the organization", Description = "OPS: an asterisk like any character, it never holds")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","2001:db8::/32"]}}""", "the addresses", Description = "S3")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"52.0.0.0/8"}}""", "the addresses", Description = "S3: up to a /8")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""", "the addresses", Description = "S3: private ranges do not count")]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:eu-west-1:111122223333:orders"}}""", "AWS services for the resource", Description = "S3")]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:111122223333:*"}}""", "AWS services for the resource", Description = "S3: the account is fixed")]
    [TestCase("""{"ArnEquals":{"aws:SourceArn":"arn:aws:s3:::uploads"}}""", "AWS services for the resource", Description = "S3")]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:s3:*:*:uploads"}}""", "AWS services for the resource", Description = "the form of S3's guide: nobody else has a bucket of that name")]
    [TestCase("""{"StringEquals":{"aws:SourceVpc":"vpc-91237329"}}""", "the VPC", Description = "S3, its example")]
    [TestCase("""{"StringEquals":{"aws:SourceVpce":["vpce-1a2b3c4d","vpce-5e6f7a8b"]}}""", "the VPC endpoint", Description = "S3")]
    [TestCase("""{"StringEquals":{"AWS:SourceOwner":"111122223333"}}""", "AWS services and users of the account", Description = "S3; the default policy of SNS")]
    [TestCase("""{"StringEquals":{"aws:SourceAccount":"111122223333"}}""", "AWS services for the account", Description = "S3")]
    [TestCase("""{"StringEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:eu-west-1:111122223333:key/1"}}""", "those who may use the key", Description = "S3")]
    [TestCase("""{"StringEquals":{"aws:userid":"AIDACKCEVSQ6C2EXAMPLE"}}""", "the user or role", Description = "S3")]
    [TestCase("""{"StringLike":{"aws:userid":["AROACKCEVSQ6C2EXAMPLE:*","111122223333"]}}""", "the user or role", Description = "S3 does not take it; yet a role's ID is nobody else's")]
    [TestCase("""{"StringLike":{"s3:DataAccessPointArn":"arn:aws:s3:us-west-2:123456789012:accesspoint/*"}}""", "access points of the account", Description = "S3, its example")]
    [TestCase("""{"StringEquals":{"s3:DataAccessPointAccount":"111122223333"}}""", "access points of the account", Description = "S3")]

    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:execute-api:eu-west-1:*:a1b2c3d4e5/*"}}""", "AWS services for the resource", Description = "AWS chooses the IDs of APIs")]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:cloudfront::*:distribution/E1EXAMPLE"}}""", "AWS services for the resource", Description = "and those of distributions")]

    // DynamoDB's list, EFS's, and the keys of services.
    [TestCase("""{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}""", "the account", Description = "DDB")]
    [TestCase("""{"StringEqualsIfExists":{"aws:PrincipalAccount":"111122223333"}}""", "the account", Description = "KEYS: always in the request")]
    [TestCase("""{"ForAllValues:StringEquals":{"aws:userid":"AIDACKCEVSQ6C2EXAMPLE"}}""", "the user or role", Description = "KEYS: always in the request")]
    [TestCase("""{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Reader"}}""", "users and roles of the account", Description = "DDB")]
    [TestCase("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}}""", "users and roles of the account", Description = "the account is fixed")]
    [TestCase("""{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"}}""", "users and roles of the organization", Description = "DDB")]
    [TestCase("""{"ForAnyValue:StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", "users and roles of the organization", Description = "SETS: false without the key")]
    [TestCase("""{"StringEquals":{"aws:PrincipalServiceName":"cloudtrail.amazonaws.com"}}""", "the AWS service", Description = "DDB")]
    [TestCase("""{"Bool":{"aws:PrincipalIsAWSService":"true"}}""", "AWS services", Description = "DDB")]
    [TestCase("""{"Null":{"aws:PrincipalServiceName":"false"}}""", "AWS services", Description = "KEYS")]
    [TestCase("""{"StringEquals":{"aws:Ec2InstanceSourceVpc":"vpc-1a2b3c4d"}}""", "instances of the VPC", Description = "DDB")]
    [TestCase("""{"StringEquals":{"aws:SourceOrgID":"o-a1b2c3d4e5"}}""", "AWS services for the organization", Description = "DDB")]
    [TestCase("""{"ForAnyValue:StringLike":{"aws:SourceOrgPaths":"o-a1b2c3d4e5/*"}}""", "AWS services for the organization", Description = "DDB")]
    [TestCase("""{"Bool":{"elasticfilesystem:AccessedViaMountTarget":"true"}}""", "clients in the VPC of a mount target", Description = "EFS")]
    [TestCase("""{"StringEquals":{"kms:CallerAccount":"111122223333","kms:ViaService":"s3.eu-central-1.amazonaws.com"}}""", "the account", Description = "KMS: the policies of AWS managed keys")]
    [TestCase("""{"StringEquals":{"aws:VpceOrgID":"o-a1b2c3d4e5"}}""", "VPC endpoints of the organization", Description = "KEYS")]
    [TestCase("""{"StringLike":{"sns:Endpoint":"*@example.com"}}""", "endpoints of the form", Description = "https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html")]
    [TestCase("""{"StringEquals":{"lambda:EventSourceToken":"token"}}""", "those who know the token")]
    [TestCase("""{"StringEquals":{"vpc-lattice-svcs:SourceVpcOwnerAccount":"111122223333"}}""", "those whom the condition names")]
    [TestCase("""{"StringEquals":{"accounts.google.com:aud":"app"}}""", "those whom the identity provider vouches for")]
    [TestCase("""{"StringEquals":{"aws:ResourceAccount":"${aws:PrincipalAccount}"}}""", "the account or organization of the resource", Description = "KEYS")]
    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"${aws:ResourceOrgID}"}}""", "users and roles of the organization", Description = "KEYS")]
    [TestCase("""{"StringEquals":{"aws:SourceAccount":"${AccountId}"}}""", "AWS services for the account", Description = "what another tool fills in")]

    // Several conditions: all must hold, one that keeps strangers out is enough.
    [TestCase("""{"StringLike":{"aws:SourceArn":"*"},"StringEquals":{"aws:SourceAccount":"111122223333"}}""", "AWS services for the account")]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:s3:*:*:uploads-*"},"StringEquals":{"aws:SourceAccount":"111122223333"}}""", "AWS services for the account")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"},"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", "the addresses")]
    [TestCase("""{"Null":{"aws:PrincipalOrgPaths":"false"},"ForAllValues:StringLike":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/*"}}""", "users and roles of the organization", Description = "SETS: with Null")]
    [TestCase("""{"IpAddressIfExists":{"aws:SourceIp":"203.0.113.0/24"},"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1a2b3c4d"}}""", "the addresses and the VPC", Description = "KEYS: a request has one of the two")]
    [TestCase("""{"StringIs":{"aws:SourceAccount":"111122223333"}}""", "AWS services for the account", Description = "no operator: PL1050")]
    [TestCase("[]", "those whom the condition names", Description = "no condition: PL1006")]
    public void Is_not_public(string condition, string reason)
    {
        PublicAccess access = Judge(Allow(condition));
        access.Reason.Should().Be(reason);
        access.IsPublic.Should().BeFalse();
    }

    // A Deny for all but the owner's own: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}""")]
    [TestCase("""{"Principal":{"AWS":"*"},"Action":"*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"],"Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}""")]
    [TestCase("""{"Principal":"*","Action":"s3:Get*","Resource":"arn:aws:s3:::b*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}""")]
    [TestCase("""{"Principal":"*","Action":"S3:GETOBJECT","Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}}}""")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"NotIpAddressIfExists":{"aws:SourceIp":"203.0.113.0/24"},"StringNotEqualsIfExists":{"aws:SourceVpc":"vpc-1"},"Bool":{"aws:ViaAWSService":"false"},"ArnNotLikeIfExists":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}}}""")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotLike":{"aws:userid":["AROAEXAMPLE:*","111122223333"]}}}""")]
    [TestCase("""{"Principal":"*","NotAction":"s3:PutObject","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}}""")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"NotPrincipal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:*","Resource":"*"}""")]
    public void A_Deny_can_shut_strangers_out(string deny)
    {
        PublicAccess access = Judge($"[{Allow("")},{{\"Effect\":\"Deny\",{deny[1..]}]");
        access.IsPublic.Should().BeFalse();
        access.Reason.Should().Be("those whom a Deny of the policy spares");
        access.Deny!.Index.Should().Be(1);
    }

    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""", Description = "strangers have TLS too")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}""", Description = "the other way round")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotLike":{"aws:PrincipalOrgID":"*"}}}""", Description = "it spares all organizations")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"0.0.0.0/0"}}}""", Description = "it spares the world")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"ForAnyValue:StringNotLike":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/*"}}}""", Description = "SETS: false without the key")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Null":{"aws:SourceVpc":"true"}}}""", Description = "strangers have VPCs too")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5","s3:x-amz-acl":"private"}}}""", Description = "only for some requests")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalTag/team":"blue"}}}""", Description = "strangers can have the tag")]
    [TestCase("""{"Principal":"*","Action":"s3:Put*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}""", Description = "another action")]
    [TestCase("""{"Principal":"*","NotAction":"s3:Get*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}""", Description = "another action")]
    [TestCase("""{"Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/secret/*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}""", Description = "a part of it")]
    [TestCase("""{"Principal":"*","Action":"s3:*","NotResource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}""", Description = "the rest of it")]
    [TestCase("""{"Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"}""", Description = "somebody else")]
    [TestCase("""{"NotPrincipal":"*","Action":"s3:*","Resource":"*"}""", Description = "nobody")]
    public void A_Deny_can_miss_them(string deny)
    {
        PublicAccess access = Judge($"[{Allow("")},{{\"Effect\":\"Deny\",{deny[1..]}]");
        access.IsPublic.Should().BeTrue();
        access.Reason.Should().Be(Unconditional);
    }

    [Test]
    public void Every_action_must_be_denied()
    {
        const string Strangers = "\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}";
        const string Allow = """{"Effect":"Allow","Principal":"*","Action":["sqs:SendMessage","sqs:ReceiveMessage"],"Resource":"*"}""";
        const string DenySend = $$"""{"Effect":"Deny","Principal":"*","Action":"sqs:SendMessage","Resource":"*",{{Strangers}}}""";
        const string DenyReceive = $$"""{"Effect":"Deny","Principal":"*","Action":"sqs:ReceiveMessage","Resource":"*",{{Strangers}}}""";
        Judge($"[{Allow},{DenySend}]").IsPublic.Should().BeTrue();
        Judge($"[{Allow},{DenySend},{DenyReceive}]").IsPublic.Should().BeFalse();
    }

    [TestCase("sqs", false)]
    [TestCase("s3", true)]
    public void A_policy_of_one_resource_is_about_it_however_it_is_named(string service, bool isPublic) => Judge(
        $$"""
        [
          {"Effect":"Allow","Principal":"*","Action":"{{service}}:SendMessage","Resource":"*"},
          {"Effect":"Deny","Principal":"*","Action":"{{service}}:*","Resource":"arn:aws:{{service}}:eu-west-1:111122223333:q","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"} } }
        ]
        """).IsPublic.Should().Be(isPublic);

    [TestCase("\"*\"", true)]
    [TestCase("""{"AWS":"*"}""", true)]
    [TestCase("""{"AWS":["*"]}""", true)]
    [TestCase("""{"AWS":["arn:aws:iam::111122223333:root","*"]}""", true)]
    [TestCase("""{"Service":"sns.amazonaws.com","AWS":"*"}""", true)]
    [TestCase("""{"AWS":"arn:aws:iam::111122223333:root"}""", false)]
    [TestCase("""{"Service":"*"}""", false, Description = "PL1033")]
    [TestCase("""{"AWS":"arn:aws:iam::*:root"}""", false, Description = "PL1033")]
    [TestCase("""{"AWS":[]}""", false)]
    [TestCase("\"111122223333\"", false)]
    public void Everyone_has_two_names(string principal, bool isForEveryone)
    {
        Statement statement = Bind($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"s3:GetObject","Resource":"*"}""");
        PublicAccess.IsForEveryone(statement.Principal, out Origin everyone).Should().Be(isForEveryone);
        if (isForEveryone)
        {
            everyone.Source.Text.Substring(everyone.Span.Start, everyone.Span.Length).Should().Be("\"*\"");
        }
    }

    [TestCase("""{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","0.0.0.0/0"]}}""", "\"0.0.0.0/0\"")]
    [TestCase("""{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}}""", "\"StringEqualsIfExists\"")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"},"StringEquals":{"aws:PrincipalTag/a":"b"}}""", "\"aws:PrincipalTag/a\"")]
    public void The_place_is_what_makes_it_so(string condition, string place)
    {
        PublicAccess access = Judge(Allow(condition));
        access.Origin.Source.Text.Substring(access.Origin.Span.Start, access.Origin.Span.Length).Should().Be(place);
    }

    private static string Allow(string condition)
        => $$"""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    private static PublicAccess Judge(string statements) => PublicAccess.Of(Bind(statements));

    private static Statement Bind(string statements)
        => FileBinder.Bind(JsonReader.Read(SourceText.From(statements)), PolicyKind.Resource).Policies[0].Statements[0];
}
