using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class ForeignKeyAdministratorRuleTests : RuleFixture<ForeignKeyAdministratorRule>
{
    private const string Default = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}""";

    private static string Of(string principal, string actions)
        => $$"""[{{Default}},{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":{{actions}},"Resource":"*"}]""";

    [TestCase("[\"kms:Decrypt\",[|\"kms:PutKeyPolicy\"|]]", "kms:PutKeyPolicy")]
    [TestCase("[|\"KMS:put*\"|]", "KMS:put*")]
    [TestCase("[[|\"kms:Put*\"|],\"kms:PutKeyPolicy\"]", "kms:Put*")]
    public void Reports(string actions, string action) => CheckUnfixable(
        Of("999988887777", actions),
        message: $"\"{action}\" lets account 999988887777 replace the key's policy, and the resource is of account 111122223333",
        kind: PolicyKind.Resource);

    [Test]
    public void Reports_full_access_when_the_accounts_are_configured() => Check(
        Of("arn:aws:iam::999988887777:role/x", "[|\"kms:*\"|]"), kind: PolicyKind.Resource, options: new LinterOptions { Accounts = ImmutableArray.Create("111122223333") });

    [TestCase("arn:aws:iam::999988887777:root", "[\"kms:Decrypt\",\"kms:GenerateDataKey*\"]")]
    [TestCase("arn:aws:iam::999988887777:root", "\"kms:*\"", Description = "which of the two is the owner is not known")]
    [TestCase("arn:aws:iam::999988887777:root", "\"s3:Put*\"")]
    [TestCase("arn:aws:iam::111122223333:role/admin", "\"kms:Put*\"")]
    public void Leaves(string principal, string actions) => Check(Of(principal, actions), kind: PolicyKind.Resource);
}
