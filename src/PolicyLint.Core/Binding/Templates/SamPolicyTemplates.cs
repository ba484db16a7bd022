using System.Collections.Immutable;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// The policy templates of SAM. They are read when the first one is asked for, and kept.
/// Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html,
/// https://github.com/aws/serverless-application-model/blob/develop/samtranslator/policy_templates_data/policy_templates.json
/// </summary>
internal static class SamPolicyTemplates
{
    private const string ResourceName = "PolicyLint.Binding.Templates.sam-policy-templates.json";

    /// <summary>All names, in order.</summary>
    public static ImmutableArray<string> Names => Opened.Names;

    /// <summary>Finds a template by its exact name.</summary>
    public static bool TryGet(string name, out SamPolicyTemplate template)
    {
        bool found = Opened.Tree.Root.TryGetMember(name, out SyntaxNode definition);
        template = found ? new SamPolicyTemplate(name, definition) : default;
        return found;
    }

    private static class Opened
    {
        public static readonly SyntaxTree Tree = Read();
        public static readonly ImmutableArray<string> Names = ReadNames();

        private static SyntaxTree Read()
        {
            using Stream stream = typeof(SamPolicyTemplates).Assembly.GetManifestResourceStream(ResourceName)
                ?? throw new InvalidOperationException("SAM's policy templates are not in the assembly.");
            using var reader = new StreamReader(stream);
            return JsonReader.Read(SourceText.From(reader.ReadToEnd()));
        }

        private static ImmutableArray<string> ReadNames()
        {
            var names = ImmutableArray.CreateBuilder<string>();
            foreach (SyntaxMember member in Tree.Root.Members)
            {
                names.Add(member.Name.GetText());
            }

            return names.ToImmutable();
        }
    }
}

/// <summary>A policy template of SAM.</summary>
/// <param name="name">Its name, such as <c>S3ReadPolicy</c>.</param>
/// <param name="definition">Its member in the resource.</param>
internal readonly struct SamPolicyTemplate(string name, SyntaxNode definition)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The names of its parameters. SAM demands a value for each.</summary>
    public ImmutableArray<string> Parameters { get; } = ReadParameters(definition);

    /// <summary>
    /// The statements that it expands to, a list. In their texts <c>${…}</c> is one of <see cref="Parameters"/> or a pseudo parameter.
    /// </summary>
    public SyntaxNode Statements { get; } = definition.TryGetMember("Statement", out SyntaxNode statements) ? statements : default;

    /// <summary>The statements as JSON text.</summary>
    public string StatementsText => Statements.Tree.Text.Text.Substring(Statements.Span.Start, Statements.Span.Length);

    private static ImmutableArray<string> ReadParameters(SyntaxNode definition)
    {
        if (!definition.TryGetMember("Parameters", out SyntaxNode parameters))
        {
            return ImmutableArray<string>.Empty;
        }

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (SyntaxNode parameter in parameters.Items)
        {
            names.Add(parameter.GetText());
        }

        return names.ToImmutable();
    }
}
