using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <summary>Variables of a template in texts that no <c>Fn::Sub</c> works on: they stay as they are, and match nothing.</summary>
internal static class UnsubstitutedVariables
{
    /// <summary>Reports those of a text. What IAM knows as a variable itself has a colon, and is none of the template's.</summary>
    public static void Report(SyntaxNode node, Template template)
    {
        DecodedText decoded = node.Decode();
        string text = decoded.Text;
        int start = text.IndexOf("${", StringComparison.Ordinal);
        while (start >= 0 && text.IndexOf('}', start) is var close and >= 0)
        {
            string name = text.Substring(start + 2, close - start - 2).Trim();
            int dot = name.IndexOf('.');
            bool isDeclared = dot > 0 ? template.Resources.ContainsKey(name.Substring(0, dot)) : template.Declares(name);
            if (isDeclared)
            {
                template.Report(TemplateFaultKind.UnsubstitutedVariable, decoded.ToParent(TextSpan.FromBounds(start, close + 1)), name, call: node.Span);
            }

            start = text.IndexOf("${", close, StringComparison.Ordinal);
        }
    }
}
