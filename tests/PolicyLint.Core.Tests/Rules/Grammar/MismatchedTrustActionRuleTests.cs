using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MismatchedTrustActionRuleTests : RuleFixture<MismatchedTrustActionRule>
{
    private const string Saml = "arn:aws:iam::111122223333:saml-provider/example";
    private const string OpenIdConnect = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    [TestCase("AWS", "111122223333", "sts:AssumeRoleWithSAML", "sts:AssumeRole")]
    [TestCase("AWS", "arn:aws:iam::111122223333:root", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRole")]
    [TestCase("Service", "ec2.amazonaws.com", "sts:AssumeRoleWith*", "sts:AssumeRole")]
    [TestCase("Federated", Saml, "sts:AssumeRole", "sts:AssumeRoleWithSAML")]
    [TestCase("Federated", Saml, "STS:assumerolewithwebidentity", "sts:AssumeRoleWithSAML")]
    [TestCase("Federated", OpenIdConnect, "sts:AssumeRole", "sts:AssumeRoleWithWebIdentity")]
    [TestCase("Federated", OpenIdConnect, "sts:*SAML", "sts:AssumeRoleWithWebIdentity")]
    [TestCase("Federated", "accounts.google.com", "sts:AssumeRole", "sts:AssumeRoleWithWebIdentity")]
    public void Writes_the_action_that_goes_with_the_principal(string key, string principal, string action, string right) => Check(
        $$$"""{"Effect":"Allow","Principal":{"{{{key}}}":"{{{principal}}}"},"Action":[|"{{{action}}}"|]}""",
        fixedTo: $$$"""{"Effect":"Allow","Principal":{"{{{key}}}":"{{{principal}}}"},"Action":"{{{right}}}"}""",
        message: $"\"{action}\" does not go with \"{principal}\", which takes {right}",
        kind: PolicyKind.Trust);

    [Test]
    public void Removes_an_action_when_the_right_one_is_there() => Check(
        $$$"""{"Effect":"Allow","Principal":{"Federated":["{{{Saml}}}"]},"Action":[[|"sts:AssumeRole"|],"sts:AssumeRoleWithSAML","sts:TagSession"]}""",
        fixedTo: $$$"""{"Effect":"Allow","Principal":{"Federated":["{{{Saml}}}"]},"Action":["sts:AssumeRoleWithSAML","sts:TagSession"]}""",
        kind: PolicyKind.Trust);

    [Test]
    public void Repairs_two_wrong_actions_to_one_right_one() => Check(
        $$$"""{"Effect":"Allow","Principal":{"Federated":"{{{Saml}}}"},"Action":[[|"sts:AssumeRole"|],[|"sts:AssumeRoleWithWebIdentity"|]]}""",
        fixedTo: $$$"""{"Effect":"Allow","Principal":{"Federated":"{{{Saml}}}"},"Action":["sts:AssumeRoleWithSAML"]}""",
        kind: PolicyKind.Trust);

    [Test]
    public void Reports_an_action_that_fits_none_of_several_principals_and_leaves_the_choice()
    {
        const string Source = $$$"""{"Effect":"Allow","Principal":{"AWS":"111122223333","Federated":"{{{Saml}}}"},"Action":["sts:AssumeRole",[|"sts:AssumeRoleWithWebIdentity"|]]}""";
        Check(Source, message: "\"sts:AssumeRoleWithWebIdentity\" does not go with \"111122223333\", which takes sts:AssumeRole", kind: PolicyKind.Trust);
        RuleFixes.Of<MismatchedTrustActionRule>(Source, PolicyKind.Trust).Should().BeEmpty();
    }

    [Test]
    public void Reports_a_principal_that_no_action_fits() => Check(
        $$$"""{"Effect":"Allow","Principal":{"AWS":"111122223333","Federated":["{{{Saml}}}",[|"{{{OpenIdConnect}}}"|]]},"Action":["sts:TagSession","sts:AssumeRole","sts:AssumeRoleWithSAML"]}""",
        message: $"\"sts:AssumeRole\" does not go with \"{OpenIdConnect}\", which takes sts:AssumeRoleWithWebIdentity",
        kind: PolicyKind.Trust);

    [TestCase("AWS", "111122223333", "\"sts:AssumeRole\"")]
    [TestCase("AWS", "111122223333", "\"sts:assumerole\"")]
    [TestCase("Service", "ec2.amazonaws.com", "[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\",\"sts:SetContext\"]")]
    [TestCase("Federated", Saml, "[\"sts:AssumeRoleWithSAML\"]")]
    [TestCase("Federated", OpenIdConnect, "\"sts:AssumeRoleWithWebIdentity\"")]
    [TestCase("Federated", "cognito-identity.amazonaws.com", "\"sts:AssumeRoleWithWebIdentity\"")]
    [TestCase("Federated", Saml, "\"sts:*\"")]
    [TestCase("Federated", OpenIdConnect, "\"sts:AssumeRole*\"")]
    [TestCase("AWS", "111122223333", "\"*\"")]
    [TestCase("Federated", Saml, "\"sts:TagSession\"")]
    [TestCase("Federated", Saml, "\"sts:GetCallerIdentity\"")]
    [TestCase("Federated", Saml, "[]")]
    public void Leaves_what_goes_together(string key, string principal, string action) => Check(
        $$$"""{"Effect":"Allow","Principal":{"{{{key}}}":"{{{principal}}}"},"Action":{{{action}}} }""",
        kind: PolicyKind.Trust);

    [TestCase("\"*\"")]
    [TestCase("{}")]
    [TestCase("{\"AWS\":\"*\"}")]
    [TestCase("{\"AWS\":[]}")]
    [TestCase("{\"AWS\":\"${principal}\"}")]
    [TestCase("{\"Federated\":\"not a provider\"}")]
    [TestCase("{\"Federal\":\"111122223333\"}")]
    [TestCase("{\"CanonicalUser\":\"111122223333\"}")]
    public void Leaves_principals_that_may_be_anything(string principal)
        => Check($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRoleWithSAML"}""", kind: PolicyKind.Trust);

    [Test]
    public void Leaves_actions_that_may_be_anything() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRoleWith${kind}"}""",
        kind: PolicyKind.Trust);

    [TestCase("Deny", "Action", PolicyKind.Trust)]
    [TestCase("Allow", "NotAction", PolicyKind.Trust)]
    [TestCase("Allow", "Action", PolicyKind.Resource)]
    public void Leaves_denials_NotAction_and_other_kinds(string effect, string element, PolicyKind kind) => Check(
        $$$"""{"Effect":"{{{effect}}}","Principal":{"AWS":"111122223333"},"{{{element}}}":"sts:AssumeRoleWithSAML"}""",
        kind: kind);

    [Test]
    public void Judges_each_statement_alone() => Check(
        $$$"""[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"},{"Effect":"Allow","Principal":{"Federated":"{{{Saml}}}"},"Action":[|"sts:AssumeRole"|]}]""",
        kind: PolicyKind.Trust);
}
