using PolicyLint.Analysis;
using PolicyLint.Analysis.Fixing;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Analysis.Fixing;

/// <summary>How fixes are applied, whatever they are.</summary>
internal sealed class FixerTests
{
    [Test]
    public void Fixes_what_a_fix_leaves_until_nothing_is_left()
    {
        FixResult result = Fix(Policy("a:A"), Replacing("PL3901", "a:A", "a:B"), Replacing("PL3902", "a:B", "a:C"), Replacing("PL3903", "a:C", "a:D"));
        result.Fixed.Text.Should().Be(Policy("a:D"));
        result.Applied.Select(fix => fix.Rule.Id).Should().Equal("PL3901", "PL3902", "PL3903");
        result.Remaining.Diagnostics.Should().BeEmpty();
        result.IsChanged.Should().BeTrue();
    }

    [Test]
    public void Applies_one_of_two_fixes_for_the_same_text()
    {
        FixResult result = Fix(Policy("a:A"), Replacing("PL3901", "a:A", "a:B"), Replacing("PL3902", "a:A", "a:C"));
        result.Fixed.Text.Should().Be(Policy("a:B"));
        result.Applied.Should().ContainSingle();
    }

    [Test]
    public void Removes_all_neighbors_that_are_to_go()
    {
        // Each takes a comma along, and there is one less than there are actions.
        var rule = ActionEditRule.Removing("PL3901", (index, texts) => texts[index].StartsWith("x:") && texts.Length > 1);
        Fix(Policy("x:A", "x:B", "a:A", "x:C", "x:D", "x:E"), rule).Fixed.Text.Should().Be(Policy("a:A"));
    }

    [Test]
    public void Does_not_remove_each_of_a_pair_because_of_the_other()
    {
        var first = ActionEditRule.Removing("PL3901", (index, texts) => index < texts.Length - 1 && texts.Skip(index + 1).Contains(texts[index]));
        var second = ActionEditRule.Removing("PL3902", (index, texts) => index > 0 && texts.Take(index).Contains(texts[index]));
        FixResult result = Fix(Policy("a:A", "b:B", "a:A"), first, second);
        result.Fixed.Text.Should().Be(Policy("b:B", "a:A"));
        result.Applied.Should().ContainSingle();
    }

    [Test]
    public void Inserts_at_one_place_one_after_the_other()
    {
        var rule = new ActionEditRule("PL3901", (statement, action) =>
            action.ToDisplayString() is ['n', .. var rest] && statement.Action!.Values.All(value => value.ToDisplayString() != rest)
                ? [new Fix("Add it", FixSafety.Safe, new PolicyEdit.InsertElement(statement.Action.Origin, rest))]
                : []);
        Fix(Policy("na:A", "nb:B"), rule).Fixed.Text.Should().Be(Policy("na:A", "nb:B", "a:A", "b:B"));
    }

    [TestCase(FixSafety.Safe, "a:A")]
    [TestCase(FixSafety.Unsafe, "a:B")]
    public void Applies_unsafe_fixes_on_request_only(FixSafety safety, string expected)
        => Fix(SourceText.From(Policy("a:A")), safety, Replacing("PL3901", "a:A", "a:B", FixSafety.Unsafe)).Fixed.Text.Should().Be(Policy(expected));

    [Test]
    public void Prefers_what_need_not_be_looked_at()
    {
        var rule = new ActionEditRule("PL3901", (_, action) => action.ToDisplayString() != "a:A" ? [] :
            [
                new Fix("Write b:B", FixSafety.Unsafe, new PolicyEdit.ReplaceText(action.Origin, "b:B")),
                new Fix("Write c:C", FixSafety.Safe, new PolicyEdit.ReplaceText(action.Origin, "c:C")),
            ]);
        Fix(SourceText.From(Policy("a:A")), FixSafety.Unsafe, rule).Fixed.Text.Should().Be(Policy("c:C"));
    }

    [Test]
    public void Never_applies_a_step_that_leaves_its_finding()
    {
        var rule = new ActionEditRule("PL3901", (_, action) => action.ToDisplayString() != "a:A" ? [] :
            [new Fix("Write b:B", FixSafety.Safe, new PolicyEdit.ReplaceText(action.Origin, "b:B")) { LeavesFinding = true }]);
        FixResult result = Fix(SourceText.From(Policy("a:A")), FixSafety.Unsafe, rule);
        result.IsChanged.Should().BeFalse();
        result.Applied.Should().BeEmpty();
        result.Remaining.Diagnostics.Should().ContainSingle();
    }

    [Test]
    public void Leaves_out_a_fix_that_breaks_the_file_and_says_so()
    {
        var breaking = new ActionEditRule("PL3901", (_, action) => action.ToDisplayString() == "b:B"
            ? [new Fix("Remove a quote", FixSafety.Safe, new PolicyEdit.RemoveTrivia(new Origin(action.Origin.Source, new TextSpan(action.Origin.Span.Start, 1))))]
            : action.ToDisplayString() is "a:A" or "c:C" ? [new Fix("Write d:D", FixSafety.Safe, new PolicyEdit.ReplaceText(action.Origin, "d:D"))] : []);
        FixResult result = Fix(Policy("a:A", "b:B", "c:C"), breaking);
        result.Fixed.Text.Should().Be(Policy("d:D", "b:B", "d:D"));
        result.Rejected.Should().ContainSingle().Which.ToString().Should().Be("policy.json:1:73: PL3901: Remove a quote: BreaksFile");
        result.Applied.Should().HaveCount(2);
        result.Remaining.Diagnostics.Should().ContainSingle();
    }

    [Test]
    public void Leaves_out_a_fix_after_which_the_file_is_no_policy()
    {
        var rule = new ActionEditRule("PL3901", (statement, _) => [new Fix("Remove all", FixSafety.Safe, new PolicyEdit.RemoveTrivia(statement.Policy.Origin))]);
        FixResult result = Fix(Policy("a:A"), rule);
        result.Fixed.Text.Should().Be(Policy("a:A"));
        result.Rejected.Should().ContainSingle().Which.Reason.Should().Be(RejectionReason.BreaksFile);
    }

    [Test]
    public void Leaves_out_a_fix_whose_text_no_file_can_hold()
        => Fix(Policy("a:A"), Replacing("PL3901", "a:A", "a:\ud800")).Rejected.Should().ContainSingle().Which.Reason.Should().Be(RejectionReason.BreaksFile);

    [Test]
    public void Ends_when_fixes_undo_each_other_and_keeps_what_was_before()
    {
        FixResult result = Fix(
            Policy("a:A", "x:X"), Replacing("PL3901", "a:A", "a:B"), Replacing("PL3902", "a:B", "a:C"), Replacing("PL3903", "a:C", "a:B"), Replacing("PL3904", "x:X", "x:Y"));
        result.Fixed.Text.Should().Be(Policy("a:B", "x:Y"));
        result.Rejected.Select(fix => $"{fix.Rule.Id} {fix.Reason}").Should().Equal("PL3902 Loops", "PL3903 Loops");
        result.Applied.Select(fix => fix.Rule.Id).Should().BeEquivalentTo("PL3901", "PL3904");
    }

    [Test]
    public void Ends_when_a_fix_makes_work_for_itself_and_takes_it_all_back()
    {
        var growing = new ActionEditRule("PL3901", (_, action) => [new Fix("More", FixSafety.Safe, new PolicyEdit.ReplaceText(action.Origin, action.ToDisplayString() + "a"))]);
        FixResult result = Fix(Policy("a:A"), growing);
        result.IsChanged.Should().BeFalse();
        result.Applied.Should().BeEmpty();
        result.Rejected.Should().ContainSingle().Which.Reason.Should().Be(RejectionReason.Loops);
    }

    [Test]
    public void Ends_when_a_fix_changes_nothing()
        => Fix(Policy("a:A"), Replacing("PL3901", "a:A", "a:A")).Rejected.Should().ContainSingle().Which.Reason.Should().Be(RejectionReason.Loops);

    [Test]
    public void Tells_the_lines_of_the_file_as_it_was()
    {
        // The removal takes the second line away before the third is changed.
        FixResult result = Fix(
            "{\"Effect\":\"Allow\",\"Action\":[\n\"x:X\",\n\"a:A\",\n\"c:C\"],\"Resource\":\"*\"}",
            ActionEditRule.Removing("PL3901", (index, texts) => texts[index] == "x:X"),
            Replacing("PL3902", "a:A", "a:B"),
            Replacing("PL3903", "a:B", "a:C"));
        result.Applied.Select(fix => $"{fix.Rule.Id} {fix.Origin.Start.Line}").Should().Equal("PL3901 2", "PL3902 3", "PL3903 3");
        result.Applied.Should().OnlyContain(fix => fix.Origin.Source == result.Original);
    }

    [Test]
    public void Keeps_line_ends_and_the_byte_order_mark()
    {
        FixResult result = Fix("\uFEFF{\r\n  \"Effect\": \"Allow\",\r\n  \"Action\": \"a:A\",\r\n  \"Resource\": \"*\" }\r\n\r\n", Replacing("PL3901", "a:A", "a:B"));
        result.Fixed.Text.Should().Be("{\r\n  \"Effect\": \"Allow\",\r\n  \"Action\": \"a:B\",\r\n  \"Resource\": \"*\" }\r\n\r\n");
        result.Fixed.HasByteOrderMark.Should().BeTrue();
        result.Fixed.Path.Should().Be("policy.json");
    }

    [Test]
    public void Leaves_alone_what_a_tool_wrote_and_what_is_no_UTF8()
    {
        var rule = Replacing("PL3901", "a:A", "a:B");
        Fix(SourceText.From(Policy("a:A")).AsGenerated(), FixSafety.Safe, rule).IsChanged.Should().BeFalse();
        Fix(SourceText.FromBytes((byte[])[0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Policy("a:A"))]), FixSafety.Safe, rule).IsChanged.Should().BeFalse();
        Fix(SourceText.FromBytes(System.Text.Encoding.Latin1.GetBytes(Policy("a:A", "\u00e4:B"))), FixSafety.Safe, rule).IsChanged.Should().BeFalse();
    }

    [Test]
    public void Counts_what_there_is_to_fix()
    {
        var linter = new Linter([Replacing("PL3901", "a:A", "a:B", FixSafety.Unsafe)]);
        LintResult result = linter.Lint(SourceText.From(Policy("a:A")));
        Fixer.CountFixable(result, FixSafety.Safe).Should().Be(0);
        Fixer.CountFixable(result, FixSafety.Unsafe).Should().Be(1);
    }

    private static string Policy(params string[] actions)
        => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{string.Join(", ", actions.Select(action => $"\"{action}\""))}}],"Resource":"*"}]}""";

    private static ActionEditRule Replacing(string id, string from, string to, FixSafety safety = FixSafety.Safe) => ActionEditRule.Replacing(id, from, to, safety);

    private static FixResult Fix(string text, params Rule[] rules) => Fix(SourceText.From(text, "policy.json"), FixSafety.Safe, rules);

    private static FixResult Fix(SourceText source, FixSafety safety, params Rule[] rules) => new Fixer(new Linter(rules), safety).FixAll(source, SourceLanguage.Json);
}
