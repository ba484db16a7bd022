using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PolicyLint.CatalogGenerator;

/// <summary>
/// Writes the body of <c>RuleCatalog.CreateRules()</c>: a <c>new</c> for every sealed class below the namespace
/// <c>PolicyLint.Rules</c> that derives from <c>PolicyLint.Analysis.Rule</c>, so that a new rule touches no list.
/// </summary>
/// <remarks>
/// A rule is found by the declaration that has both the modifier <c>sealed</c> and the base class; in a partial
/// class the two must stand on the same part.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    /// <summary>The step that looks at one class declaration; for tests of incrementality.</summary>
    public const string RulesStep = "Rules";

    /// <summary>The step that holds the sorted list of what was found; for tests of incrementality.</summary>
    public const string CatalogStep = "Catalog";

    private const string RuleType = "PolicyLint.Analysis.Rule";
    private const string RulesNamespace = "PolicyLint.Rules";
    private const string CatalogType = "PolicyLint.Rules.RuleCatalog";

    private static readonly DiagnosticDescriptor CannotCreate = new(
        id: "PLGEN001",
        title: "The rule catalog cannot create this rule",
        messageFormat: "Rule '{0}' cannot be created by the rule catalog: {1}",
        category: "Catalog",
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    private static readonly SymbolDisplayFormat FullName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<FoundRule> rules = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => CouldBeRule(node), static (c, ct) => Find(c, ct))
            .Where(static rule => rule is not null)
            .Select(static (rule, _) => rule!)
            .WithTrackingName(RulesStep);

        IncrementalValueProvider<bool> hasCatalog = context.CompilationProvider
            .Select(static (compilation, _) => compilation.Assembly.GetTypeByMetadataName(CatalogType) is not null);

        IncrementalValueProvider<Catalog> catalog = rules.Collect().Combine(hasCatalog)
            .Select(static (pair, _) => Catalog.From(pair.Left, pair.Right))
            .WithTrackingName(CatalogStep);

        context.RegisterSourceOutput(catalog, static (output, catalog) => Write(output, catalog));
    }

    private static bool CouldBeRule(SyntaxNode node) =>
        node is ClassDeclarationSyntax { BaseList: not null } declaration
        && declaration.Modifiers.Any(SyntaxKind.SealedKeyword);

    private static FoundRule? Find(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || !IsInRulesNamespace(type)
            || !IsRule(type))
        {
            return null;
        }

        string? problem = ProblemOf(type);
        return new FoundRule(
            type.ToDisplayString(FullName),
            problem,
            // A place moves with every edit above it: only what is reported may carry one.
            problem is null ? null : Place.Of(declaration.Identifier));
    }

    private static bool IsInRulesNamespace(INamedTypeSymbol type)
    {
        string name = type.ContainingNamespace.ToDisplayString();
        return name == RulesNamespace || name.StartsWith(RulesNamespace + ".", StringComparison.Ordinal);
    }

    private static bool IsRule(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? b = type.BaseType; b is not null; b = b.BaseType)
        {
            if (b.ToDisplayString(FullName) == RuleType)
            {
                return true;
            }
        }

        return false;
    }

    private static string? ProblemOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            if (t.IsGenericType)
            {
                return "it is generic";
            }

            if (t.IsFileLocal || t.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal
                or Accessibility.ProtectedOrInternal))
            {
                return "it is not visible in the whole assembly";
            }
        }

        bool creatable = type.InstanceConstructors.Any(static c => c.Parameters.IsEmpty
            && c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);
        return creatable ? null : "it has no public or internal constructor without parameters";
    }

    private static void Write(SourceProductionContext output, Catalog catalog)
    {
        foreach (FoundRule rule in catalog.Rules)
        {
            if (rule.Problem is not null)
            {
                output.ReportDiagnostic(Diagnostic.Create(CannotCreate, rule.Place?.ToLocation(), rule.FullName, rule.Problem));
            }
        }

        if (!catalog.IsDeclared)
        {
            return;
        }

        var text = new StringBuilder();
        text.Append("// <auto-generated/>\n");
        text.Append("#nullable enable\n\n");
        text.Append("namespace PolicyLint.Rules;\n\n");
        text.Append("partial class RuleCatalog\n{\n");
        text.Append("    private static partial global::PolicyLint.Analysis.Rule[] CreateRules() => new global::PolicyLint.Analysis.Rule[]\n");
        text.Append("    {\n");
        foreach (FoundRule rule in catalog.Rules)
        {
            if (rule.Problem is null)
            {
                text.Append("        new global::").Append(rule.FullName).Append("(),\n");
            }
        }

        text.Append("    };\n}\n");
        output.AddSource("RuleCatalog.g.cs", SourceText.From(text.ToString(), Encoding.UTF8));
    }

    private sealed record FoundRule(string FullName, string? Problem, Place? Place);

    /// <summary>A location that can be compared and that keeps no syntax tree alive.</summary>
    private sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
    {
        public static Place Of(SyntaxToken token)
        {
            Location location = token.GetLocation();
            return new Place(token.SyntaxTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span);
        }

        public Location ToLocation() => Location.Create(Path, Span, Lines);
    }

    /// <summary>What was found, sorted, compared by value.</summary>
    private sealed class Catalog(bool isDeclared, ImmutableArray<FoundRule> rules) : IEquatable<Catalog>
    {
        public bool IsDeclared { get; } = isDeclared;

        public ImmutableArray<FoundRule> Rules { get; } = rules;

        public static Catalog From(ImmutableArray<FoundRule> found, bool isDeclared)
        {
            // A partial class can be found once for each part.
            var byName = new SortedDictionary<string, FoundRule>(StringComparer.Ordinal);
            foreach (FoundRule rule in found)
            {
                byName[rule.FullName] = rule;
            }

            return new Catalog(isDeclared, byName.Values.ToImmutableArray());
        }

        public bool Equals(Catalog? other) =>
            other is not null && IsDeclared == other.IsDeclared && Rules.SequenceEqual(other.Rules);

        public override bool Equals(object? obj) => Equals(obj as Catalog);

        public override int GetHashCode() => IsDeclared ? Rules.Length + 1 : Rules.Length;
    }
}
