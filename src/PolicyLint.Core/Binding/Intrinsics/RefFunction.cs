using System.Collections.Immutable;
using PolicyLint.Binding.Templates;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Ref</c>: a parameter, a pseudo parameter, or what a resource gives for itself.</summary>
internal sealed class RefFunction : IntrinsicFunction
{
    public override string Name => "Ref";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template)
    {
        TemplateValue argument = template.EvaluateArgument(call);
        return argument.KnownText is { } name ? Resolve(name, call.Argument, call.Argument.Span, template)
            : argument.Kind == TemplateValueKind.Node ? template.Malformed(call, "the name of a parameter or resource")
            : TemplateValue.UnknownAt(call.Place, Name);
    }

    /// <summary>The value of a name; <c>Fn::Sub</c> resolves its variables alike.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">Where a finding about the value belongs.</param>
    /// <param name="span">Where the name stands.</param>
    /// <param name="template">The template.</param>
    public static TemplateValue Resolve(string name, SyntaxNode place, TextSpan span, Template template)
    {
        if (name == PseudoParameters.NoValue)
        {
            return TemplateValue.AbsentAt(place);
        }

        if (template.TryGetParameter(name, out SyntaxNode parameter))
        {
            return OfParameter(name, parameter, place, span, template);
        }

        if (template.TryGetResource(name, out SyntaxNode resource))
        {
            return ResourceArns.OfRef(name, resource, place, span, template);
        }

        if (!template.Declares(name) && !template.MayDeclareMore)
        {
            template.Report(TemplateFaultKind.UndefinedReference, span, name);
        }

        return name == "AWS::NotificationARNs" ? TemplateValue.UnknownAt(place, name) : Hole(name, place, span, ImmutableArray<string>.Empty);
    }

    private static TemplateValue OfParameter(string name, SyntaxNode parameter, SyntaxNode place, TextSpan span, Template template)
    {
        bool isList = parameter.TryGetMember("Type", out SyntaxNode type) && type.Kind == SyntaxKind.String && IsList(type.GetText());
        if (template.Arguments.TryGetValue(name, out string? given))
        {
            return isList ? ListOf(given, place, span) : TextOf(given, place, span);
        }

        if (isList)
        {
            return TemplateValue.UnknownAt(place, name);
        }

        // A default is what the parameter is when nobody says otherwise; somebody may. A wildcard, however, is what it gives away.
        if (template.Conditions.TryAssumeDefault(name, parameter, out SyntaxNode wildcard))
        {
            return TemplateValue.Of(wildcard);
        }

        ImmutableArray<string> allowed = AllowedValues(parameter);
        return allowed.Length == 1 ? TextOf(allowed[0], place, span) : Hole(name, place, span, allowed);
    }

    /// <summary>What the template allows for a parameter; empty when it does not say.</summary>
    public static ImmutableArray<string> AllowedValues(SyntaxNode parameter)
    {
        if (!parameter.TryGetMember("AllowedValues", out SyntaxNode values))
        {
            return ImmutableArray<string>.Empty;
        }

        var allowed = ImmutableArray.CreateBuilder<string>();
        foreach (SyntaxNode value in values.Items)
        {
            if (value.Kind is not (SyntaxKind.String or SyntaxKind.Number or SyntaxKind.Boolean))
            {
                return ImmutableArray<string>.Empty;
            }

            allowed.Add(value.GetText());
        }

        return allowed.ToImmutable();
    }

    /// <summary>A list, or a parameter of Systems Manager, whose value is not that of the parameter.</summary>
    private static bool IsList(string type) => type == "CommaDelimitedList" || type.Contains("List<");

    private static TemplateValue ListOf(string text, SyntaxNode place, TextSpan span)
    {
        var items = new List<TemplateValue>();
        foreach (string item in text.Split(','))
        {
            items.Add(TextOf(item.Trim(), place, span));
        }

        return TemplateValue.Of(place, items);
    }

    private static TemplateValue TextOf(string text, SyntaxNode place, TextSpan span)
    {
        var builder = new TemplateString.Builder(place);
        builder.Append(text, span);
        return TemplateValue.Of(place, builder.ToTemplateString());
    }

    private static TemplateValue Hole(string name, SyntaxNode place, TextSpan span, ImmutableArray<string> allowed)
    {
        var builder = new TemplateString.Builder(place);
        builder.AppendHole(name, span, allowed);
        return TemplateValue.Of(place, builder.ToTemplateString());
    }
}
