using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PolicyLint.CatalogGenerator.Tests;

public sealed partial class CatalogGeneratorTests
{
    private const string Framework = """
        namespace PolicyLint.Analysis
        {
            public abstract class Rule { }
            public abstract class StatementRule : Rule { }
        }
        namespace PolicyLint.Rules
        {
            public static partial class RuleCatalog
            {
                private static partial PolicyLint.Analysis.Rule[] CreateRules();
                public static int Count => CreateRules().Length;
            }
        }
        """;

    [Test]
    public void Finds_sealed_rules_through_any_number_of_base_classes()
    {
        Rules("""
            namespace PolicyLint.Rules.Grammar
            {
                internal sealed class Direct : PolicyLint.Analysis.Rule { }
                internal sealed class Indirect : PolicyLint.Analysis.StatementRule { }
                internal abstract class Family : PolicyLint.Analysis.StatementRule { }
                internal sealed class Deep : Family { }
            }
            """).Should().Equal(
            "PolicyLint.Rules.Grammar.Deep",
            "PolicyLint.Rules.Grammar.Direct",
            "PolicyLint.Rules.Grammar.Indirect");
    }

    [Test]
    public void Orders_by_full_name_ordinally_whatever_the_order_of_files()
    {
        string upper = Rule("PolicyLint.Rules.Hygiene", "B");
        string lower = Rule("PolicyLint.Rules.Hygiene", "a");
        string other = Rule("PolicyLint.Rules.Exposure", "Z");
        string root = Rule("PolicyLint.Rules", "X");
        string[] expected =
        [
            "PolicyLint.Rules.Exposure.Z",
            "PolicyLint.Rules.Hygiene.B",
            "PolicyLint.Rules.Hygiene.a",
            "PolicyLint.Rules.X",
        ];

        Rules(upper, lower, other, root).Should().Equal(expected);
        Rules(root, other, lower, upper).Should().Equal(expected);
    }

    [TestCase("namespace PolicyLint.Rules { internal abstract class A : PolicyLint.Analysis.Rule { } }", TestName = "Ignores an abstract class")]
    [TestCase("namespace PolicyLint.Rules { internal class A : PolicyLint.Analysis.Rule { } }", TestName = "Ignores a class that is not sealed")]
    [TestCase("namespace PolicyLint.Rules { internal sealed class A { } }", TestName = "Ignores a class without a base")]
    [TestCase("namespace PolicyLint.Rules { internal sealed class A : System.Exception { } }", TestName = "Ignores another base class")]
    [TestCase("namespace PolicyLint.Rules { internal class Rule { } internal sealed class A : Rule { } }", TestName = "Ignores a base class of the same name elsewhere")]
    [TestCase("namespace PolicyLint.Analysis { internal sealed class A : Rule { } }", TestName = "Ignores another namespace")]
    [TestCase("namespace PolicyLint.RulesOfOthers { internal sealed class A : PolicyLint.Analysis.Rule { } }", TestName = "Ignores a namespace that only begins alike")]
    [TestCase("namespace Other.PolicyLint.Rules { internal sealed class A : global::PolicyLint.Analysis.Rule { } }", TestName = "Ignores a namespace that only ends alike")]
    public void Ignores(string source) => Rules(source).Should().BeEmpty();

    [Test]
    public void Partial_class_is_listed_once()
    {
        Rules(
            "namespace PolicyLint.Rules { internal sealed partial class A : PolicyLint.Analysis.Rule { } }",
            "namespace PolicyLint.Rules { internal sealed partial class A : PolicyLint.Analysis.Rule { } }")
            .Should().Equal("PolicyLint.Rules.A");
    }

    [Test]
    public void Catalog_without_rules_is_empty_and_compiles() => Rules().Should().BeEmpty();

    [Test]
    public void Writes_nothing_where_no_catalog_is_declared()
    {
        GeneratorDriverRunResult result = Run(
            "namespace PolicyLint.Analysis { public abstract class Rule { } }",
            Rule("PolicyLint.Rules", "A"));

        result.GeneratedTrees.Should().BeEmpty();
        result.Diagnostics.Should().BeEmpty();
    }

    [TestCase("internal sealed class [|A|] : PolicyLint.Analysis.Rule { public A(int x) { } }", TestName = "Refuses a constructor with parameters")]
    [TestCase("internal sealed class [|A|](int x) : PolicyLint.Analysis.Rule { public int X => x; }", TestName = "Refuses a primary constructor with parameters")]
    [TestCase("internal sealed class [|A|] : PolicyLint.Analysis.Rule { private A() { } }", TestName = "Refuses a private constructor")]
    [TestCase("internal sealed class [|A|]<T> : PolicyLint.Analysis.Rule { }", TestName = "Refuses a generic class")]
    [TestCase("file sealed class [|A|] : PolicyLint.Analysis.Rule { }", TestName = "Refuses a file-local class")]
    [TestCase("internal static class Outer { private sealed class [|A|] : PolicyLint.Analysis.Rule { } }", TestName = "Refuses a private nested class")]
    public void Refuses(string marked)
    {
        marked = "namespace PolicyLint.Rules;\n" + marked;
        string source = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

        GeneratorDriverRunResult result = Run(Framework, source, Rule("PolicyLint.Rules", "Good"));

        Diagnostic diagnostic = result.Diagnostics.Should().ContainSingle().Which;
        diagnostic.Id.Should().Be("PLGEN001");
        diagnostic.Severity.Should().Be(DiagnosticSeverity.Error);
        diagnostic.Location.SourceSpan.Start.Should().Be(marked.IndexOf("[|", StringComparison.Ordinal));
        diagnostic.Location.SourceSpan.Length.Should().Be(1);
        diagnostic.Location.GetLineSpan().Path.Should().Be("1.cs");
        Listed(result).Should().Equal("PolicyLint.Rules.Good");
    }

    [Test]
    public void Unrelated_edit_keeps_what_was_written()
    {
        CSharpCompilation before = Compile(Framework, Rule("PolicyLint.Rules", "A"), "class Other { int x = 1; }");
        SyntaxTree other = before.SyntaxTrees[2];
        CSharpCompilation after = before.ReplaceSyntaxTree(other, Parse("sealed class Other : System.Exception { int y = 2; }", "2.cs"));

        Reasons(before, after, CatalogGenerator.CatalogStep).Should().NotBeEmpty().And.OnlyContain(
            reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
        OutputReasons(before, after).Should().Equal(IncrementalStepRunReason.Cached);
    }

    [Test]
    public void Edit_inside_a_rule_keeps_what_was_written()
    {
        CSharpCompilation before = Compile(Framework, Rule("PolicyLint.Rules", "A"));
        CSharpCompilation after = before.ReplaceSyntaxTree(
            before.SyntaxTrees[1],
            Parse("\n\n// moved\n" + Rule("PolicyLint.Rules", "A", "public int Z => 3;"), "1.cs"));

        Reasons(before, after, CatalogGenerator.RulesStep).Should().NotBeEmpty().And.OnlyContain(
            reason => reason == IncrementalStepRunReason.Cached || reason == IncrementalStepRunReason.Unchanged);
        OutputReasons(before, after).Should().Equal(IncrementalStepRunReason.Cached);
    }

    [Test]
    public void New_rule_is_written_anew()
    {
        CSharpCompilation before = Compile(Framework, Rule("PolicyLint.Rules", "B"));
        CSharpCompilation after = before.AddSyntaxTrees(Parse(Rule("PolicyLint.Rules", "A"), "2.cs"));

        GeneratorDriver driver = Driver().RunGenerators(before).RunGenerators(after);

        OutputReasons(before, after).Should().Equal(IncrementalStepRunReason.Modified);
        Listed(driver.GetRunResult()).Should().Equal("PolicyLint.Rules.A", "PolicyLint.Rules.B");
    }

    private static string Rule(string ns, string name, string members = "") =>
        $"namespace {ns} {{ internal sealed class {name} : global::PolicyLint.Analysis.Rule {{ {members} }} }}";

    /// <summary>The rules listed for these sources, beside the framework; everything must compile.</summary>
    private static List<string> Rules(params string[] sources)
    {
        CSharpCompilation compilation = Compile([Framework, .. sources]);
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        GeneratorDriverRunResult result = driver.GetRunResult();

        result.Diagnostics.Should().BeEmpty();
        updated.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
        return Listed(result);
    }

    private static List<string> Listed(GeneratorDriverRunResult result)
    {
        string text = result.GeneratedTrees.Should().ContainSingle().Which.ToString();
        return [.. NewExpression().Matches(text).Select(m => m.Groups[1].Value)];
    }

    private static GeneratorDriverRunResult Run(params string[] sources) =>
        Driver().RunGenerators(Compile(sources)).GetRunResult();

    private static IEnumerable<IncrementalStepRunReason> Reasons(Compilation before, Compilation after, string step) =>
        Second(before, after).TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(Compilation before, Compilation after) =>
        Second(before, after).TrackedOutputSteps.Values.SelectMany(s => s).SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static GeneratorRunResult Second(Compilation before, Compilation after) =>
        Driver().RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single();

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new CatalogGenerator().AsSourceGenerator()],
        parseOptions: CSharpParseOptions.Default,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Rules",
        sources.Select((source, i) => Parse(source, $"{i}.cs")),
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default, path);

    [GeneratedRegex(@"new global::([\w.]+)\(\)")]
    private static partial Regex NewExpression();
}
