using CsCheck;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Model;

[Parallelizable(ParallelScope.All)]
internal sealed class PolicyVariableTests
{
    private static readonly Gen<string> Texts = Gen.OneOf("${", "}", "$", "{", "*", "?", "a:b", "${*}", "${aws:username}").Array[0, 10].Select(string.Concat);

    [TestCase("", "")]
    [TestCase("plain $ { } text", "")]
    [TestCase("${aws:username}", "${aws:username}")]
    [TestCase("a${x:y}b${z:w, 'd'}c", "${x:y}|${z:w, 'd'}")]
    [TestCase("${}${*}", "${}|${*}")]
    [TestCase("a${b", "${b!")]
    [TestCase("a${", "${!")]
    [TestCase("${a${b}c}", "${a!|${b}")]
    [TestCase("$${a}", "${a}")]
    [TestCase("${a{b}", "${a{b}")]
    public void Finds_variables_from_left_to_right(string text, string expected)
        => string.Join('|', All(text).Select(v => $"{text.AsSpan(v.Start, v.Length)}{(v.IsClosed ? "" : "!")}")).Should().Be(expected);

    [TestCase("${aws:username}", "aws:username")]
    [TestCase("${}", "")]
    [TestCase("${ a , 'b' }", " a , 'b' ")]
    [TestCase("${a", "a")]
    [TestCase("${", "")]
    public void Gives_what_stands_between_the_braces(string text, string body)
        => All(text).Single().GetBody(text).ToString().Should().Be(body);

    [TestCase("${*}", true)]
    [TestCase("${?}", true)]
    [TestCase("${$}", true)]
    [TestCase("${a}", false)]
    [TestCase("${**}", false)]
    [TestCase("${ *}", false)]
    [TestCase("${}", false)]
    [TestCase("${**", false)]
    public void Knows_the_escaped_characters(string text, bool expected)
        => All(text).Single().IsLiteral(text).Should().Be(expected);

    [TestCase("*", true)]
    [TestCase("a?", true)]
    [TestCase("${*}", false)]
    [TestCase("${*}*", true)]
    [TestCase("*${aws:username}", true)]
    [TestCase("${a}?${b}", true)]
    [TestCase("${aws:username}", false)]
    [TestCase("", false)]
    public void Tells_wildcards_from_escaped_characters(string text, bool expected)
        => PolicyVariable.HasWildcardOutside(text).Should().Be(expected);

    [Test]
    public void Never_overlaps_and_covers_every_beginning() => Texts.Sample(text =>
    {
        int end = 0;
        int next = text.IndexOf("${", StringComparison.Ordinal);
        foreach (PolicyVariable variable in All(text))
        {
            if (variable.Start != next || variable.Start < end || variable.Length < 2 || variable.Start + variable.Length > text.Length)
            {
                return false;
            }

            end = variable.Start + variable.Length;
            next = text.IndexOf("${", end, StringComparison.Ordinal);
        }

        return next < 0;
    });

    [Test]
    public void Is_closed_exactly_when_it_ends_in_a_brace_that_is_its_own() => Texts.Sample(text => All(text).TrueForAll(variable =>
    {
        string written = text.Substring(variable.Start, variable.Length);
        return variable.IsClosed ? written.IndexOf('}', StringComparison.Ordinal) == written.Length - 1 : !written.Contains('}', StringComparison.Ordinal);
    }));

    private static List<PolicyVariable> All(string text)
    {
        var variables = new List<PolicyVariable>();
        foreach (PolicyVariable variable in PolicyVariable.FindAll(text))
        {
            variables.Add(variable);
        }

        return variables;
    }
}
