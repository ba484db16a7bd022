using PolicyLint.Binding.Templates;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Intrinsics;

/// <summary><c>Fn::Split</c>: the parts of a text between delimiters.</summary>
internal sealed class SplitFunction : IntrinsicFunction
{
    public override string Name => "Fn::Split";

    public override TemplateValue Evaluate(IntrinsicCall call, Template template)
    {
        SyntaxNode[] arguments = call.Items(2);
        if (arguments.Length != 2)
        {
            return template.Malformed(call, "a delimiter and a text");
        }

        TemplateValue value = template.Evaluate(arguments[1]);
        if (template.Evaluate(arguments[0]).KnownText is not { Length: > 0 } delimiter || value.KnownText is not { } text)
        {
            return TemplateValue.UnknownAt(call.Place, Name);
        }

        DecodedText decoded = value.IsScalar ? value.Node.Decode() : value.Text!.Decoded;
        var parts = new List<TemplateValue>();
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.IndexOf(delimiter, start, StringComparison.Ordinal) is var next and >= 0 ? next : text.Length;
            var part = new TemplateString.Builder(call.Place);
            part.Append(decoded, start, end);
            parts.Add(TemplateValue.Of(call.Place, part.ToTemplateString()));
            start = end + delimiter.Length;
        }

        return TemplateValue.Of(call.Place, parts);
    }
}
