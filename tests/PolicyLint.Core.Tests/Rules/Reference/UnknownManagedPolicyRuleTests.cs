using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownManagedPolicyRuleTests : RuleFixture<UnknownManagedPolicyRule>
{
    private const string Arn = "arn:aws:iam::aws:policy/";

    [Test]
    public void Knows_the_path_of_a_policy() => Check(
        $$$$"""{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"*","Condition":{"ArnEquals":{"iam:policyarn":["{{{{Arn}}}}ReadOnlyAccess","{{{{Arn}}}}[|AWSLambdaBasicExecutionRole|]"]}}}""",
        message: "AWS has no managed policy \"AWSLambdaBasicExecutionRole\" (reference of 2026-09-26); did you mean \"service-role/AWSLambdaBasicExecutionRole\"?",
        fixedTo: $$$$"""{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"*","Condition":{"ArnEquals":{"iam:policyarn":["{{{{Arn}}}}ReadOnlyAccess","{{{{Arn}}}}service-role/AWSLambdaBasicExecutionRole"]}}}""");

    [TestCase("AdministratorAcces", "AdministratorAccess")]
    [TestCase("administratoraccess", "AdministratorAccess")]
    [TestCase("job-function/AdministratorAccess", "AdministratorAccess")]
    [TestCase("job-function/Biling", "job-function/Billing")]
    [TestCase("Service-Role/AWSLambdaBasicExecutionRole", "service-role/AWSLambdaBasicExecutionRole")]
    public void Knows_which_policy_is_meant(string written, string meant) => Check(
        $$$$"""{"Effect":"Allow","Action":"iam:GetPolicy","Resource":"{{{{Arn}}}}[|{{{{written}}}}|]"}""",
        fixedTo: $$$$"""{"Effect":"Allow","Action":"iam:GetPolicy","Resource":"{{{{Arn}}}}{{{{meant}}}}"}""");

    [Test]
    public void Reports_one_that_is_like_none() => CheckUnfixable(
        $$$$"""{"Effect":"Deny","Action":"iam:AttachRolePolicy","NotResource":["{{{{Arn}}}}[|OurOwnRules|]"]}""",
        message: "AWS has no managed policy \"OurOwnRules\" (reference of 2026-09-26)");

    [TestCase("arn:aws:iam::aws:policy/AdministratorAccess")]
    [TestCase("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")]
    [TestCase("arn:aws:iam::aws:policy/AmazonGuardDutyFullAccess")]
    [TestCase("arn:aws:iam::aws:policy/AWSLambdaBasic*")]
    [TestCase("arn:aws:iam::aws:policy/*")]
    [TestCase("arn:aws:iam::aws:policy/")]
    [TestCase("arn:aws:iam::aws:policy/service-role/")]
    [TestCase("arn:aws:iam::aws:policy/${name}")]
    [TestCase("arn:aws:iam::aws:policy/{{name}}")]
    [TestCase("arn:aws-cn:iam::aws:policy/OurOwnRules")]
    [TestCase("arn:aws:iam::111122223333:policy/OurOwnRules")]
    [TestCase("arn:aws:iam::aws:role/OurOwnRules")]
    public void Leaves_known_and_unknowable_policies(string arn) => Check(
        $$$$"""{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"{{{{arn}}}}","Condition":{"StringEquals":{"iam:PolicyARN":"{{{{arn}}}}"}}}""");

    [TestCase("StringEqualsIgnoreCase", "iam:PolicyARN")]
    [TestCase("Null", "iam:PolicyARN")]
    [TestCase("ArnEquals", "iam:PermissionsBoundary")]
    public void Leaves_other_operators_and_keys(string name, string key) => Check(
        $$$$"""{"Effect":"Allow","Action":"iam:AttachRolePolicy","Resource":"*","Condition":{"{{{{name}}}}":{"{{{{key}}}}":"{{{{Arn}}}}OurOwnRules"}}}""");

    [Test]
    public void Knows_what_a_role_is_given() => Check(
        Role($"\"ManagedPolicyArns\": [\"{Arn}ReadOnlyAccess\", \"{Arn}[|AWSLambdaBasicExecutionRole|]\"]"),
        message: "AWS has no managed policy \"AWSLambdaBasicExecutionRole\" (reference of 2026-09-26); did you mean \"service-role/AWSLambdaBasicExecutionRole\"?",
        fixedTo: Role($"\"ManagedPolicyArns\": [\"{Arn}ReadOnlyAccess\", \"{Arn}service-role/AWSLambdaBasicExecutionRole\"]"));

    [Test]
    public void Knows_what_a_boundary_is() => Check(
        Role($"\"PermissionsBoundary\": \"{Arn}[|PowerUserAcess|]\""),
        fixedTo: Role($"\"PermissionsBoundary\": \"{Arn}PowerUserAccess\""));

    [Test]
    public void Takes_a_partition_that_is_not_known_for_aws() => CheckUnfixable(
        Role("""
            "ManagedPolicyArns": [[|{ "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/AWSLambdaBasicExecutionRole"]] }|]]
            """),
        message: "AWS has no managed policy \"AWSLambdaBasicExecutionRole\" (reference of 2026-09-26); did you mean \"service-role/AWSLambdaBasicExecutionRole\"?");

    [Test]
    public void Knows_a_name_in_SAM() => Check(
        Function("[\"AWSLambdaBasicExecutionRole\", \"[|AmazonS3ReadOnlyAcces|]\"]"),
        message: "AWS has no managed policy \"AmazonS3ReadOnlyAcces\" (reference of 2026-09-26); did you mean \"AmazonS3ReadOnlyAccess\"?",
        fixedTo: Function("[\"AWSLambdaBasicExecutionRole\", \"AmazonS3ReadOnlyAccess\"]"));

    [TestCase("\"arn:aws-cn:iam::aws:policy/OurOwnRules\"")]
    [TestCase("\"arn:aws:iam::111122223333:policy/OurOwnRules\"")]
    [TestCase("""{ "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/OurOwnRules" }""")]
    [TestCase("""{ "Fn::Sub": "arn:aws:iam::aws:policy/${AWS::StackName}" }""")]
    [TestCase("{ \"Ref\": \"OurOwnRules\" }")]
    [TestCase("\"OurOwnRules\"")]
    public void Leaves_attached_policies_that_are_not_known_to_be_AWSs(string arn) => Check(Role($"\"ManagedPolicyArns\": [{arn}]"));

    [Test]
    public void Leaves_trust_policies() => Check(
        $$$$"""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"{{{{Arn}}}}OurOwnRules"}""", kind: PolicyKind.Trust);
}
