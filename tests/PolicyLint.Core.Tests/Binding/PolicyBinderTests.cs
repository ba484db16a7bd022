using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding;

/// <summary>Every spelling that IAM allows gives one model; what it does not allow is a fact, never an exception.</summary>
internal sealed class PolicyBinderTests
{
    [TestCase("""{"Statement":{"Effect":"Allow","Action":"a:b","Resource":"*"}}""")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":["a:b"],"Resource":["*"]}]}""")]
    public void Makes_one_and_a_list_of_one_alike(string text)
    {
        Statement statement = Bind(text).Statements.Should().ContainSingle().Subject;
        statement.Effect.Should().Be(Effect.Allow);
        Texts(statement.Action!).Should().Equal("a:b");
        Texts(statement.Resource!).Should().Equal("*");
        statement.Policy.TypeMismatches.Should().BeEmpty();
    }

    [Test]
    public void Binds_principals_in_all_forms()
    {
        Policy policy = Bind("""
            {"Statement":[
              {"Principal":"*"},
              {"Principal":{"AWS":"1","Service":["a.amazonaws.com","b.amazonaws.com"],"Federated":"f","CanonicalUser":"c","aws":"2"}},
              {"NotPrincipal":["1"]}
            ]}
            """);

        policy.Statements[0].Principal!.IsEveryone.Should().BeTrue();
        policy.Statements[1].Principal!.Entries.Select(e => (e.Type, string.Join(' ', e.Values.Select(v => v.ToDisplayString())), e.IsList)).Should().Equal(
            (PrincipalType.Aws, "1", false),
            (PrincipalType.Service, "a.amazonaws.com b.amazonaws.com", true),
            (PrincipalType.Federated, "f", false),
            (PrincipalType.CanonicalUser, "c", false),
            (PrincipalType.Unknown, "2", false));
        policy.Statements[2].NotPrincipal!.Shape.Should().Be(ValueShape.List);
    }

    [Test]
    public void Binds_conditions_with_their_places()
    {
        Statement statement = Bind("""
            {"Statement":{"Condition":{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":["a","b*"]},"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"x:y":10}}}}
            """).Statements[0];

        ConditionBlock block = statement.Condition!;
        block.Operators.SelectMany(o => o.Conditions).Select(c => (c.Operator.CanonicalName, c.Key.ToDisplayString(), string.Join(' ', c.Values.Select(v => $"{v.Shape}:{v.Text}")))).Should().Equal(
            ("ForAnyValue:StringLikeIfExists", "aws:TagKeys", "Text:a Text:b*"),
            ("Bool", "aws:SecureTransport", "Boolean:false"),
            ("NumericLessThan", "x:y", "Number:10"));
        block.Operators[0].Conditions[0].Values[1].Text.Origin.Text.Should().Be("\"b*\"");
        block.HasKey("AWS:tagkeys").Should().BeTrue("condition keys have no case");
        block.HasKey("aws:Tag").Should().BeFalse();
    }

    [TestCase("""{"Version":2012,"Statement":[]}""", "Version", "a string", "2012", true)]
    [TestCase("""{"Statement":3}""", "Statement", "an object or a list of objects", "3", false)]
    [TestCase("""{"Statement":["x"]}""", "Statement", "an object", "\"x\"", false)]
    [TestCase("""{"Statement":{"Sid":1}}""", "Sid", "a string", "1", true)]
    [TestCase("""{"Statement":{"Effect":["Allow"]}}""", "Effect", "a string", "[\"Allow\"]", false)]
    [TestCase("""{"Statement":{"Action":null}}""", "Action", "a string or a list of strings", "null", false)]
    [TestCase("""{"Statement":{"Action":["a:b",7]}}""", "Action", "a string", "7", true)]
    [TestCase("""{"Statement":{"NotResource":{}}}""", "NotResource", "a string or a list of strings", "{}", false)]
    [TestCase("""{"Statement":{"Principal":{"AWS":123456789012}}}""", "Principal", "a string or a list of strings", "123456789012", true)]
    [TestCase("""{"Statement":{"Principal":true}}""", "Principal", "\"*\" or an object", "true", false)]
    [TestCase("""{"Statement":{"Condition":[]}}""", "Condition", "an object", "[]", false)]
    [TestCase("""{"Statement":{"Condition":{"Bool":"x"}}}""", "Condition", "an object of condition keys", "\"x\"", false)]
    [TestCase("""{"Statement":{"Condition":{"Bool":{"k:k":[[1]]}}}}""", "Condition", "a string, number or Boolean", "[1]", false)]
    [TestCase("""{"Statement":{"Condition":{"Bool":{"k:k":null}}}}""", "Condition", "a string, number or Boolean, or a list of them", "null", false)]
    [TestCase("""{"Version":"2012-10-17","Statement":[],"Description":null}""", "Description", "a value", "null", false)]
    public void Tells_a_value_of_the_wrong_type(string text, string element, string expected, string found, bool quotable)
    {
        TypeMismatch mismatch = Bind(text).TypeMismatches.Should().ContainSingle().Subject;
        (mismatch.Element, mismatch.Expected, mismatch.Origin.Text, mismatch.IsQuotable).Should().Be((element, expected, found, quotable));
    }

    [Test]
    public void Keeps_the_values_of_all_duplicates()
    {
        Policy policy = Bind("""
            {"Statement":[{"Effect":"Allow","Action":"a:b","Action":["c:d"]}],"Statement":{"Effect":"Deny","Action":"e:f"}}
            """);
        policy.Statements.Select(s => (s.Index, s.Effect, string.Join(' ', Texts(s.Action!)))).Should().Equal(
            (0, Effect.Allow, "a:b c:d"),
            (1, Effect.Deny, "e:f"));
    }

    [TestCase("allow", Effect.Allow)]
    [TestCase("DENY", Effect.Deny)]
    [TestCase("Permit", Effect.None)]
    public void Reads_the_effect_as_it_was_meant(string text, Effect effect)
        => Bind($$$"""{"Statement":{"Effect":"{{{text}}}"}}""").Statements[0].Effect.Should().Be(effect);

    [TestCase("""{"Version":"2012-10-17","Statement":[]}""", true)]
    [TestCase("""{"Version":"2008-10-17","Statement":[]}""", false)]
    [TestCase("""{"Statement":[]}""", false)]
    public void Knows_whether_variables_are_read(string text, bool expected) => Bind(text).HasVariables.Should().Be(expected);

    [Test]
    public void Names_statements_by_Sid_or_by_place()
        => Bind("""{"Statement":[{"Sid":"ReadOnly"},{"Sid":""},{}]}""").Statements.Select(s => s.DisplayName)
            .Should().Equal("statement 'ReadOnly'", "statement 2", "statement 3");

    [Test]
    public void Points_into_a_value()
    {
        Statement statement = Bind("""{"Statement":{"Resource":"arn:aws:s3:::\u0062/${aws:username}"}}""").Statements[0];
        SymbolicString value = statement.Resource!.Values[0];
        value.TryGetText(out ReadOnlySpan<char> text).Should().BeTrue();
        int start = text.IndexOf('$');
        value.GetOrigin(start, "${aws:username}".Length).Text.Should().Be("${aws:username}");
        value.GetOrigin(13, 1).Text.Should().Be(@"\u0062");
    }

    private static IEnumerable<string> Texts(ValueList list) => list.Values.Select(v => v.ToDisplayString());

    private static Policy Bind(string text)
        => PolicyLint.Binding.FileBinder.Bind(JsonReader.Read(SourceText.From(text)), null).Policies.Should().ContainSingle().Subject;
}
