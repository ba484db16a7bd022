using PolicyLint.Syntax;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Cli.Configuration;

/// <summary>Reads a configuration file as YAML or JSON, and says what it is not.</summary>
internal static class ConfigurationSyntax
{
    /// <summary>The language of a file: what its name says, and where it does not, its first character.</summary>
    public static SourceLanguage LanguageOf(SourceText source) => Path.GetExtension(source.Path).ToLowerInvariant() switch
    {
        ".json" or ".jsonc" => SourceLanguage.Json,
        ".yaml" or ".yml" => YamlLanguage.Instance,
        _ => source.Text.AsSpan().TrimStart().StartsWith('{') ? SourceLanguage.Json : YamlLanguage.Instance,
    };

    /// <summary>The value that the file holds; null when it holds none, or is broken.</summary>
    /// <param name="source">The file.</param>
    /// <param name="faults">Is told what is wrong.</param>
    public static SyntaxNode? Read(SourceText source, ConfigurationFaults faults)
    {
        if (!source.IsUtf8)
        {
            faults.Add(new Origin(source, source.EncodingFaultSpan), "this is not UTF-8; save the file as UTF-8");
            return null;
        }

        // A configuration that was emptied, or whose settings are all commented out, sets nothing.
        if (source.Text.AsSpan().IsWhiteSpace())
        {
            return null;
        }

        SourceLanguage language = LanguageOf(source);
        SyntaxTree tree = language.Read(source);
        bool isReadable = true;
        foreach (SyntaxDiagnostic fault in tree.Diagnostics)
        {
            if (fault.Fault is not (SyntaxFault.Comment or SyntaxFault.TrailingComma or SyntaxFault.ByteOrderMark or SyntaxFault.EmptyText))
            {
                faults.Add(tree.Text.GetOrigin(fault.Span), $"this is not valid {language.Name}: {Describe(fault)}");
                isReadable = false;
            }
        }

        if (!isReadable || tree.IsEmpty)
        {
            return null;
        }

        foreach (SyntaxTag tag in tree.Annotations.Tags)
        {
            if (tag.IsForeign)
            {
                faults.Add(tree.Text.GetOrigin(tag.Span), $"the tag {tag.Text} means nothing in a configuration; leave it out");
            }
        }

        if (tree.Roots.Count > 1)
        {
            faults.Add(Second(tree.Roots).Origin, "a configuration is one document; leave out what follows it");
        }

        return tree.Root.Kind == SyntaxKind.Null && tree.Root.RawText.IsEmpty ? null : tree.Root;
    }

    private static SyntaxNode Second(SyntaxNodeSequence nodes)
    {
        SyntaxNodeSequence.Enumerator each = nodes.GetEnumerator();
        each.MoveNext();
        each.MoveNext();
        return each.Current;
    }

    private static string Describe(SyntaxDiagnostic fault) => fault.Fault switch
    {
        SyntaxFault.InvalidUtf8 or SyntaxFault.Utf16 => "it is not UTF-8; save the file as UTF-8",
        SyntaxFault.UndefinedAlias => $"there is no anchor for {fault.Found}",
        SyntaxFault.RecursiveAlias => $"{fault.Found} stands inside of what it stands for",
        SyntaxFault.TooManyAliases => "its aliases stand for too many values",
        SyntaxFault.ContentAfterEnd => "something follows the end of the value",
        _ => $"{(fault.Expected.Length == 0 ? "" : $"expected {fault.Expected}, ")}found {fault.Found}",
    };
}
