using System.Text;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Terraform;

/// <summary>
/// What the configuration in a plan says about the data sources that write policies: which resource uses them, and so what
/// the policies are attached to.
/// Source: https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
/// </summary>
internal sealed class TerraformConfiguration
{
    private const string DataSource = "data." + TerraformPolicyProperties.PolicyDocumentType + ".";

    private readonly Dictionary<string, PolicyKind> _kinds = new(StringComparer.Ordinal);

    /// <summary>Reads the configuration.</summary>
    /// <param name="plan">The root of a plan; a state has no configuration.</param>
    public TerraformConfiguration(SyntaxNode plan)
    {
        if (plan.TryGetMember("configuration", out SyntaxNode configuration) && configuration.TryGetMember("root_module", out SyntaxNode module))
        {
            ReadModule(module, "");
        }
    }

    /// <summary>What the policy of a data source is attached to; null when no resource uses it directly.</summary>
    /// <param name="address">The address of an instance of the data source.</param>
    public PolicyKind? KindOf(string address) => _kinds.TryGetValue(WithoutKeys(address), out PolicyKind kind) ? kind : null;

    /// <summary>An address without the keys of <c>count</c> and <c>for_each</c>, which the configuration does not know.</summary>
    private static string WithoutKeys(string address)
    {
        if (address.IndexOf('[') < 0)
        {
            return address;
        }

        var result = new StringBuilder(address.Length);
        bool isInKey = false;
        bool isQuoted = false;
        for (int i = 0; i < address.Length; i++)
        {
            char c = address[i];
            if (isQuoted)
            {
                // A quoted key may hold brackets, and quotes behind a backslash.
                i += c == '\\' ? 1 : 0;
                isQuoted = c != '"';
            }
            else if (isInKey)
            {
                isQuoted = c == '"';
                isInKey = c != ']';
            }
            else if (c == '[')
            {
                isInKey = true;
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private void ReadModule(SyntaxNode module, string path)
    {
        if (module.TryGetMember("resources", out SyntaxNode resources))
        {
            foreach (SyntaxNode resource in resources.Items)
            {
                ReadResource(resource, path);
            }
        }

        if (module.TryGetMember("module_calls", out SyntaxNode calls))
        {
            foreach (SyntaxMember call in calls.Members)
            {
                if (call.Value.TryGetMember("module", out SyntaxNode called))
                {
                    ReadModule(called, $"{path}module.{call.Name.GetText()}.");
                }
            }
        }
    }

    private void ReadResource(SyntaxNode resource, string path)
    {
        if (!resource.TryGetMember("type", out SyntaxNode type) || type.Kind != SyntaxKind.String || !resource.TryGetMember("expressions", out SyntaxNode expressions))
        {
            return;
        }

        foreach (TerraformPolicyProperties.Document row in TerraformPolicyProperties.DocumentsOf[type.GetText()])
        {
            if ((row.Kind ?? KindOfOrganizationsPolicy(expressions)) is { } kind)
            {
                foreach (TerraformValue block in new TerraformValue(expressions, null, "").Follow(row.Block))
                {
                    ReadReferences(block[row.Name]["references"], path, kind);
                }
            }
        }
    }

    private static PolicyKind? KindOfOrganizationsPolicy(SyntaxNode expressions)
    {
        if (!expressions.TryGetMember("type", out SyntaxNode type))
        {
            return TerraformPolicyProperties.KindOfOrganizationsPolicy(null);
        }

        return type.TryGetMember("constant_value", out SyntaxNode value) && value.Kind == SyntaxKind.String
            ? TerraformPolicyProperties.KindOfOrganizationsPolicy(value.GetText())
            : null;
    }

    private void ReadReferences(TerraformValue references, string path, PolicyKind kind)
    {
        foreach (TerraformValue reference in references.Items())
        {
            if (!reference.IsText || !reference.Node.RawText.StartsWith(DataSource.AsSpan(), StringComparison.Ordinal))
            {
                continue;
            }

            // "data.aws_iam_policy_document.NAME.json", and shorter ones that are implied by it.
            string address = WithoutKeys(reference.Node.GetText());
            int attribute = address.IndexOf('.', DataSource.Length);
            address = path + (attribute < 0 ? address : address.Substring(0, attribute));
            if (!_kinds.ContainsKey(address))
            {
                _kinds.Add(address, kind);
            }
        }
    }
}
