using System.Collections.Immutable;
using CsCheck;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Symbolic;

internal sealed class SymbolicStringTests
{
    [TestCase("iam:CreateRole", "iam:CreateRole", Certainty.Yes)]
    [TestCase("iam:CreateRole", "iam:createrole", Certainty.No)]
    [TestCase("", "", Certainty.Yes)]
    [TestCase("*", "a", Certainty.No)]
    public void A_known_text_is_itself_and_nothing_else(string text, string asked, Certainty expected)
        => Known(text).Is(asked).Should().Be(expected);

    [TestCase("s3:Get*", "s3:", Certainty.Yes)]
    [TestCase("s3:", "s3:", Certainty.Yes)]
    [TestCase("s3", "s3:", Certainty.No)]
    [TestCase("S3:", "s3:", Certainty.No)]
    [TestCase("", "", Certainty.Yes)]
    public void A_known_text_starts_with_its_beginnings(string text, string prefix, Certainty expected)
        => Known(text).StartsWith(prefix).Should().Be(expected);

    [TestCase("iam:*", "iam:CreateRole", Certainty.Yes)]
    [TestCase("iam:Create?ole", "iam:CreateRole", Certainty.Yes)]
    [TestCase("iam:Get*", "iam:CreateRole", Certainty.No)]
    [TestCase("IAM:*", "iam:CreateRole", Certainty.No)]
    public void A_known_text_is_a_pattern(string pattern, string text, Certainty expected)
        => Known(pattern).Matches(text).Should().Be(expected);

    [Test]
    public void Every_question_can_be_asked_without_regard_to_case()
    {
        Known("AWS:SourceIp").Is("aws:sourceip", ignoreCase: true).Should().Be(Certainty.Yes);
        Known("S3:Get").StartsWith("s3:", ignoreCase: true).Should().Be(Certainty.Yes);
        Known("IAM:create*").Matches("iam:CreateRole", ignoreCase: true).Should().Be(Certainty.Yes);
        Holed("IAM:", null).StartsWith("iam:", ignoreCase: true).Should().Be(Certainty.Yes);
        Holed("IAM:", null).Is("iam:CreateRole", ignoreCase: true).Should().Be(Certainty.Maybe);
        Holed("IAM:", null).Matches("iam:CreateRole", ignoreCase: true).Should().Be(Certainty.Maybe);
    }

    // null stands for a hole.
    [TestCase(Certainty.Maybe, "arn:aws:s3:::a", null, ":s3:::a")]
    [TestCase(Certainty.Maybe, "arn::s3:::a", "arn:", null, ":s3:::a")]
    [TestCase(Certainty.No, "arn:aws:sqs:::a", "arn:", null, ":s3:::a")]
    [TestCase(Certainty.No, "arn:a", "arn:", null, ":s3:::a")]
    [TestCase(Certainty.Maybe, "anything", "", null)]
    [TestCase(Certainty.Maybe, "a-b", null, "-", null)]
    [TestCase(Certainty.No, "ab", null, "-", null)]
    [TestCase(Certainty.Maybe, "a*b", "a*", null)]
    [TestCase(Certainty.Maybe, "aba", "a", null, "a")]
    [TestCase(Certainty.No, "a", "a", null, "a")]
    [TestCase(Certainty.Maybe, "a-b-c", "a", null, "-", null, "c")]
    [TestCase(Certainty.No, "a-c", "a", null, "-", null, "-c")]
    [TestCase(Certainty.No, "abc", "a", null, "b")]
    public void A_text_with_holes_may_be_what_its_literals_allow(Certainty expected, string asked, params string?[] pieces)
        => Holed(pieces).Is(asked).Should().Be(expected);

    [Test]
    public void The_asterisk_of_a_literal_is_no_wildcard_when_asked_for_the_very_text()
        => Holed("a*b", null).Is("axbc").Should().Be(Certainty.No);

    [TestCase(Certainty.Yes, "arn:", "arn:", null)]
    [TestCase(Certainty.Yes, "ar", "arn:", null)]
    [TestCase(Certainty.Maybe, "arn:aws:", "arn:", null)]
    [TestCase(Certainty.No, "s3:", "arn:", null)]
    [TestCase(Certainty.Maybe, "arn:", null, "x")]
    [TestCase(Certainty.Yes, "", null, "x")]
    public void A_text_with_holes_starts_with_its_first_literal(Certainty expected, string prefix, params string?[] pieces)
        => Holed(pieces).StartsWith(prefix).Should().Be(expected);

    [TestCase(Certainty.Maybe, "iam:CreateRole", "iam:", null)]
    [TestCase(Certainty.Maybe, "iam:CreateRole", null, "*")]
    [TestCase(Certainty.Maybe, "iam:CreateRole", "iam:C*", null, "Role")]
    [TestCase(Certainty.No, "iam:CreateRole", "s3:", null)]
    [TestCase(Certainty.No, "iam:CreateRole", "iam:*", null, "User")]
    public void A_pattern_with_holes_is_never_sure_of_a_match(Certainty expected, string text, params string?[] pieces)
        => Holed(pieces).Matches(text).Should().Be(expected);

    [Test]
    public void Answers_hold_for_every_filling()
    {
        Gen<string> texts = Gen.OneOf('a', 'b', '*', '?').Array[0, 4].Select(chars => new string(chars));
        Gen.Select(texts, texts, texts, texts).Sample(
            (before, filling, after, other) =>
            {
                // Half of the time the question is about the filled text itself.
                string asked = other.Length % 2 == 0 ? before + filling + after : other;
                SymbolicString holed = Holed(before, null, after);
                SymbolicString filled = Known(before + filling + after);
                return Holds(holed.Is(asked), filled.Is(asked))
                    && Holds(holed.StartsWith(asked), filled.StartsWith(asked))
                    && Holds(holed.Matches(asked.Replace('*', 'c').Replace('?', 'c')), filled.Matches(asked.Replace('*', 'c').Replace('?', 'c')));
            },
            iter: 50_000);
    }

    [Test]
    public void Answers_hold_for_every_allowed_value()
    {
        Gen<string> texts = Gen.OneOf('a', 'b', '*').Array[0, 3].Select(chars => new string(chars));
        Gen.Select(texts, texts.Array[1, 4], texts, texts).Sample(
            (before, allowed, after, asked) =>
            {
                SymbolicString holed = new(
                    DecodedText.Identity(SourceText.From("")),
                    [new(before, IsHole: false), new("P", IsHole: true) { AllowedValues = [.. allowed] }, new(after, IsHole: false)],
                    default);
                return allowed.All(value => Holds(holed.Is(asked), Known(before + value + after).Is(asked))
                        && Holds(holed.StartsWith(asked), Known(before + value + after).StartsWith(asked))
                        && Holds(holed.Matches(asked), Known(before + value + after).Matches(asked)))
                    // With all values known, Maybe means that they differ.
                    && (holed.Is(asked) != Certainty.Maybe || allowed.Select(value => Known(before + value + after).Is(asked)).Distinct().Count() > 1);
            },
            iter: 20_000);
    }

    [Test]
    public void Gives_its_text_only_when_known()
    {
        Known("a").TryGetText(out ReadOnlySpan<char> text).Should().BeTrue();
        text.ToString().Should().Be("a");
        Holed("a", null).TryGetText(out ReadOnlySpan<char> nothing).Should().BeFalse();
        nothing.IsEmpty.Should().BeTrue();
    }

    [Test]
    public void Shows_holes_by_their_name()
    {
        Holed("arn:", null, ":s3").ToDisplayString().Should().Be("arn:${Hole}:s3");
        Known("${aws:username}").ToString().Should().Be("${aws:username}");
    }

    [Test]
    public void Knows_where_its_parts_stand()
    {
        SymbolicString value = Known("""a\u0042\nc""", decoded: "aB\nc");
        value.Origin.Text.Should().Be("""
            "a\u0042\nc"
            """);
        value.GetOrigin(1, 1).Text.Should().Be("""\u0042""");
        value.GetOrigin(0, 3).Text.Should().Be("""a\u0042\n""");
        value.GetOrigin(3, 1).Text.Should().Be("c");
        Holed("a", null).GetOrigin(0, 1).Span.Should().Be(new TextSpan(4, 5), "the parts of a text with holes are not told apart");
    }

    [Test]
    public void Tells_the_escapes_of_the_policy_from_those_of_a_string_around_it()
    {
        SymbolicString plain = Known("""–\u2013""", decoded: "––");
        (plain.IsEscape(0), plain.IsEscape(1)).Should().Be((false, true));

        // The same policy text inside of a JSON string, which has escapes of its own.
        SyntaxTree outer = JsonReader.Read(SourceText.From("""["[\"\u2013\\u2013\",\"\u2013\"]"]"""));
        List<SymbolicString> inner = Values(JsonReader.Read(First(outer).Decode()));
        inner[0].ToDisplayString().Should().Be("––");
        (inner[0].IsEscape(0), inner[0].IsEscape(1)).Should().Be((false, true));
        inner[1].IsEscape(0).Should().BeFalse();
        Holed("a", null).IsEscape(0).Should().BeFalse();
    }

    private static bool Holds(Certainty holed, Certainty filled) => holed == Certainty.Maybe || holed == filled;

    private static SymbolicString Known(string json, string? decoded = null)
    {
        SymbolicString value = Values(JsonReader.Read(SourceText.From($"[\"{json}\"]"))).Single();
        value.ToDisplayString().Should().Be(decoded ?? json);
        return value;
    }

    private static SymbolicString Holed(params string?[] pieces)
    {
        DecodedText text = DecodedText.Identity(SourceText.From("the whole value"));
        ImmutableArray<SymbolicString.Piece> made = [.. pieces.Select(p => new SymbolicString.Piece(p ?? "Hole", p is null))];
        return new SymbolicString(text, made, new TextSpan(4, 5));
    }

    private static SyntaxNode First(SyntaxTree tree)
    {
        foreach (SyntaxNode item in tree.Root.Items)
        {
            return item;
        }

        throw new InvalidOperationException("There is none.");
    }

    private static List<SymbolicString> Values(SyntaxTree tree)
    {
        var values = new List<SymbolicString>();
        foreach (SyntaxNode item in tree.Root.Items)
        {
            values.Add(PolicyLint.Binding.PolicyBinder.BindText(item));
        }

        return values;
    }
}
