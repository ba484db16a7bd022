using System.Collections.Immutable;
using PolicyLint.Binding.Templates;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::FindInMap</c>: a value of a mapping, by two keys; with a default in the language extensions.</summary>
internal sealed class FindInMapFunction : IntrinsicFunction
{
    public override string Name => "Fn::FindInMap";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template)
    {
        SyntaxNode[] items = call.Items(4);
        if (items.Length < 3)
        {
            return template.Malformed(call, "a mapping and two keys");
        }

        SyntaxNode fallback = default;
        bool hasDefault = items.Length == 4 && items[3].TryGetMember("DefaultValue", out fallback);
        if (template.Evaluate(items[0]).KnownText is not { } map)
        {
            return TemplateValue.UnknownAt(call.Place, Name);
        }

        if (!template.TryGetMapping(map, out SyntaxNode mapping))
        {
            return hasDefault ? template.Evaluate(fallback) : Undefined(items[0], map, template.NamesFor(TemplateFaultKind.UndefinedMapping), call, template);
        }

        // A mapping whose entries another file gives.
        if (mapping.TryGetMember("Fn::Transform", out _) || template.Evaluate(items[1]).KnownText is not { } top)
        {
            return TemplateValue.UnknownAt(call.Place, Name);
        }

        if (!mapping.TryGetMember(top, out SyntaxNode entries))
        {
            return hasDefault ? template.Evaluate(fallback) : Undefined(items[1], top, NamesIn(mapping), call, template);
        }

        if (template.Evaluate(items[2]).KnownText is not { } second)
        {
            return TemplateValue.UnknownAt(call.Place, Name);
        }

        return entries.TryGetMember(second, out SyntaxNode value) ? TemplateValue.Of(value)
            : hasDefault ? template.Evaluate(fallback)
            : Undefined(items[2], second, NamesIn(entries), call, template);
    }

    private static ImmutableArray<string> NamesIn(SyntaxNode mapping)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (SyntaxMember member in mapping.Members)
        {
            names.Add(member.Name.GetText());
        }

        return names.ToImmutable();
    }

    private TemplateValue Undefined(SyntaxNode item, string name, ImmutableArray<string> candidates, IntrinsicCall call, Template template)
    {
        if (!template.MayDeclareMore)
        {
            template.Report(TemplateFaultKind.UndefinedMapping, item.Span, name, candidates: candidates);
        }

        return TemplateValue.UnknownAt(call.Place, Name);
    }
}
