using PolicyLint.Binding.Templates;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::GetAtt</c>: an attribute of a resource of the template.</summary>
internal sealed class GetAttFunction : IntrinsicFunction
{
    private const string Shape = "a resource and one of its attributes";

    public override string Name => "Fn::GetAtt";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template)
    {
        if (call.Argument.Kind == SyntaxKind.String)
        {
            // Resource.Attribute is what the short spelling takes; the long one takes it too in YAML.
            string text = call.Argument.GetText();
            int dot = text.IndexOf('.');
            return dot > 0 && dot < text.Length - 1
                ? Resolve(text.Substring(0, dot), text.Substring(dot + 1), call.Argument, call.Argument.Span, template)
                : template.Malformed(call, Shape);
        }

        SyntaxNode[] items = call.Items(2);
        if (items.Length != 2 || items[0].Kind != SyntaxKind.String)
        {
            return call.Argument.Kind == SyntaxKind.Sequence && items.Length == 2 && items[0].Kind == SyntaxKind.Mapping
                ? TemplateValue.UnknownAt(call.Place, Name)
                : template.Malformed(call, Shape);
        }

        return template.Evaluate(items[1]).KnownText is { } attribute
            ? Resolve(items[0].GetText(), attribute, items[0], items[0].Span, template, call.Place)
            : TemplateValue.TextAt(call.Place, items[0].GetText());
    }

    /// <summary>The value of an attribute; <c>Fn::Sub</c> resolves <c>${A.B}</c> alike.</summary>
    /// <param name="resource">The resource's logical id.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="place">Where a finding about the name belongs.</param>
    /// <param name="span">Where the name stands.</param>
    /// <param name="template">The template.</param>
    /// <param name="whole">Where a finding about the value belongs, when it is another place.</param>
    public static TemplateValue Resolve(string resource, string attribute, SyntaxNode place, TextSpan span, Template template, SyntaxNode? whole = null)
    {
        if (template.TryGetResource(resource, out SyntaxNode node))
        {
            return ResourceArns.OfAttribute(resource, node, attribute, whole ?? place, span, template);
        }

        if (!template.MayHaveResource(resource))
        {
            template.Report(TemplateFaultKind.UndefinedAttribute, span, resource);
        }

        return TemplateValue.TextAt(whole ?? place, resource + "." + attribute);
    }
}
