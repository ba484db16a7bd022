using PolicyLint.Rules.Suppression;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Suppression;

internal sealed class MalformedSuppressionRuleTests : RuleFixture<MalformedSuppressionRule>
{
    [TestCase("[|disable|][PL3002]", "'disable'", "'ignore[…]' or 'ignore-file[…]'")]
    [TestCase("ignore [|PL3002|]", "'PL3002'", "'[' and the rules, as in ignore[PL3002]")]
    [TestCase("ignore[[|]|]", "']'", "the id or name of a rule")]
    [TestCase("ignore[PL3002,[|]|] -- x", "']'", "the id or name of a rule")]
    [TestCase("ignore[PL3001 [|PL3002]|]", "'PL3002]'", "',' or ']' after the rule")]
    [TestCase("ignore[PL3002] [|because|] of SEC-12", "'because'", "'until=YYYY-MM-DD', 'ticket=…' or '--' and the reason")]
    [TestCase("ignore[PL3002] until=[|2027-02-29|] -- x", "'2027-02-29'", "a day of the calendar as YYYY-MM-DD")]
    [TestCase("ignore[PL3002] until=[|31.12.2027|] -- x", "'31.12.2027'", "a day of the calendar as YYYY-MM-DD")]
    [TestCase("ignore[PL3002] [|until=|] -- x", "'until='", "a day of the calendar as YYYY-MM-DD")]
    [TestCase("ignore[PL3002] until=2027-01-01 [|until=2028-01-01|] -- x", "'until=2028-01-01'", "each of them once")]
    [TestCase("ignore[PL3002] [|ticket=|] -- x", "'ticket='", "the ticket after 'ticket='")]
    [TestCase("ignore[PL3002] [|tickets=SEC-1|] -- x", "'tickets=SEC-1'", "'until=YYYY-MM-DD', 'ticket=…' or '--' and the reason")]
    public void Says_what_is_wrong_and_what_would_be_right(string comment, string found, string expected) => CheckYaml(
        $"""
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*' # policylint: {comment}
        """,
        message: $"The suppression is not honored: found {found} where {expected} is expected");

    [TestCase("# policylint:", "'ignore[…]' or 'ignore-file[…]'")]
    [TestCase("# policylint: ignore", "'[' and the rules, as in ignore[PL3002]")]
    [TestCase("# policylint: ignore[PL3002", "',' or ']' after the rule")]
    public void Marks_the_comment_when_something_is_missing(string comment, string expected) => CheckYaml(
        $"""
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: '*' [|{comment}|]
        """,
        message: $"The suppression is not honored: found the end of it where {expected} is expected");

    [TestCase("""[|"PL3002"|]""", "'PL3002'", "an object with the member 'suppress'")]
    [TestCase("""{ [|"supress"|]: [] }""", "'supress'", "'suppress'")]
    [TestCase("""{ "suppress": [|{ "id": "PL3002" }|] }""", "an object", "a list of objects with the members id and reason")]
    [TestCase("""{ "suppress": [ [|"PL3002"|] ] }""", "'PL3002'", "an object with the members id and reason")]
    [TestCase("""{ "suppress": [ [|{ "reason": "x" }|] ] }""", "no 'id'", "the id or name of a rule")]
    [TestCase("""{ "suppress": [ { "id": "PL3002", [|"reasons"|]: "x" } ] }""", "'reasons'", "one of id, reason, until, ticket, sid and value")]
    [TestCase("""{ "suppress": [ { "id": [|["PL3002"]|], "reason": "x" } ] }""", "a list", "a text")]
    [TestCase("""{ "suppress": [ { "id": "PL3002", "reason": [|{ "Ref": "Why" }|] } ] }""", "an object", "a text")]
    [TestCase("""{ "suppress": [ { "id": "PL3002", "until": [|"2027-02-29"|] } ] }""", "'2027-02-29'", "a day of the calendar as YYYY-MM-DD")]
    [TestCase("""{ "suppress": [ { "id": "PL3002", "until": "2027-02-28", [|"expires"|]: "2027-02-28" } ] }""", "a second 'expires'", "one")]
    public void Reads_metadata_as_strictly(string metadata, string found, string expected)
        => Check(
            """{"Resources":{"Reader":{"Type":"AWS::IAM::ManagedPolicy","Metadata":{"policylint":WHAT},"Properties":{"PolicyDocument":{"Version":"2012-10-17","Statement":[]}}}}}"""
                .Replace("WHAT", metadata, StringComparison.Ordinal),
            message: $"The suppression is not honored: found {found} where {expected} is expected");
}
