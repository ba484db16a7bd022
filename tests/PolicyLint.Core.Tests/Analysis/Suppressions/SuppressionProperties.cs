using CsCheck;
using PolicyLint.Analysis;

namespace PolicyLint.Core.Tests.Analysis.Suppressions;

/// <summary>Laws of suppressions, whatever stands in the comment.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SuppressionProperties : SuppressionFixture
{
    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.OneOf(((string[])["policylint:", "ignore", "ignore-file", "[", "]", ",", "PL3002", "wildcard-resource", "until=", "2027-01-31", "ticket=", "SEC-1", "--", "-", " ", "\t", "=", "[]", "PL3002]", "expires="]).Select(word => Gen.Const(word)).ToArray()),
        Gen.String[Gen.Char.AlphaNumeric, 0, 4],
        Gen.Char[' ', '\u2100'].Select(c => c is '\u0085' or '\u2028' or '\u2029' || char.IsControl(c) ? "" : c.ToString()));

    /// <summary>Half of them begin well.</summary>
    private static readonly Gen<string> Comment = Gen.Select(
        Gen.OneOf(Gen.Const("policylint:"), Gen.Const("policylint: ignore["), Gen.Const("policylint: ignore[PL3002] "), Gen.Const(" policylint: ignore-file[wildcard-resource] until=2027-01-31 ")),
        Word.Array[0, 8],
        (beginning, words) => beginning + string.Concat(words).Replace("*/", "", StringComparison.Ordinal));

    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow", "Action": "s3:GetObject",
              <1>
              "Resource": <2> "*"  <3>
            }
          ]
        }
        """;

    [Test]
    public void Whatever_a_comment_says_nothing_is_lost_and_every_place_lies_in_the_file()
        => Comment.Select(Gen.Int[1, 3], Gen.Bool).Sample((comment, place, isBlock) =>
        {
            string text = Policy.Replace($"<{place}>", isBlock || place == 2 ? $"/*{comment}*/" : $"//{comment}", StringComparison.Ordinal)
                .Replace("<1>", "", StringComparison.Ordinal).Replace("<2>", "", StringComparison.Ordinal).Replace("<3>", "", StringComparison.Ordinal);
            LintResult result = LintJson(text);

            // The one finding is reported or suppressed; nothing else is but what is wrong with the comment.
            (result.Suppressed.Length + result.Diagnostics.Count(d => d.Descriptor.Id == "PL3002")).Should().Be(1);
            result.Diagnostics.Should().NotContain(d => d.Descriptor.Id != "PL3002" && d.Descriptor.Category != RuleCategory.Suppression);
            result.Diagnostics.Should().NotContain(d => d.Origin.Span.Start < 0 || d.Origin.Span.End > text.Length);

            // What cannot be read hides nothing.
            if (result.Diagnostics.Any(d => d.Descriptor.Id == "PL9006"))
            {
                result.Suppressed.Should().BeEmpty();
            }
        });

    [Test]
    public void Wherever_a_file_breaks_off_nothing_is_called_unused_that_is_used()
    {
        string text = Policy.Replace("<1>", "// policylint: ignore[PL3002] -- accepted", StringComparison.Ordinal).Replace("<2>", "", StringComparison.Ordinal).Replace("<3>", "", StringComparison.Ordinal);
        for (int length = text.IndexOf("--", StringComparison.Ordinal); length <= text.Length; length++)
        {
            LintJson(text[..length]).Diagnostics.Should().NotContain(d => d.Descriptor.Id == "PL9001", "of the first {0} characters", length);
        }
    }

    [Test]
    public void In_YAML_no_place_of_a_comment_throws_or_loses_a_finding()
    {
        string[] lines = """
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action:
                  - s3:GetObject
                Resource: '*'
              - {Effect: Allow, Action: [
                  s3:PutObject], Resource: '*'}
            """.Split('\n');
        for (int line = 0; line <= lines.Length; line++)
        {
            foreach (string indent in new[] { "", "  ", "    ", "      " })
            {
                string text = string.Join('\n', [.. lines[..line], indent + "# policylint: ignore[PL3002] -- accepted", .. lines[line..]]);
                LintResult result = LintYaml(text);
                (result.Suppressed.Length + result.Diagnostics.Count(d => d.Descriptor.Id == "PL3002")).Should().Be(2, text);
            }
        }
    }
}
