using System.Collections.Immutable;
using PolicyLint.Binding;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Analysis;

/// <summary>Gathers what suppresses findings of a file: its comments, its metadata, and what the program that made it acknowledges.</summary>
internal static class FileSuppressions
{
    /// <summary>Every comment and every metadata that suppresses has this word, and hardly any other file has it.</summary>
    private const string Word = "policylint";

    /// <summary>Reads the suppressions of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="metadata">What a tool wrote beside it.</param>
    /// <param name="rules">All rules that there are.</param>
    public static ImmutableArray<Suppression> Read(BoundFile file, TemplateMetadata metadata, ImmutableArray<RuleDescriptor> rules)
    {
        bool hasWord = file.Trees[0].Source.Text.IndexOf(Word, StringComparison.Ordinal) >= 0;
        if ((!hasWord && metadata.Acknowledgements.IsEmpty) || file.Kind is FileKind.Other or FileKind.Foreign)
        {
            return ImmutableArray<Suppression>.Empty;
        }

        var suppressions = ImmutableArray.CreateBuilder<Suppression>();
        if (hasWord)
        {
            foreach (SyntaxTree tree in file.Trees)
            {
                CommentSuppressions.Read(tree, suppressions);
            }
        }

        foreach (SyntaxNode root in file.Trees[0].Roots)
        {
            IReadOnlyList<TemplateResource> resources = TemplateResource.In(root, metadata);
            if (hasWord)
            {
                MetadataSuppressions.Read(root, resources, suppressions);
            }

            AcknowledgementSuppressions.Read(root, resources, metadata.Acknowledgements, rules, suppressions);
        }

        return suppressions.ToImmutable();
    }
}
