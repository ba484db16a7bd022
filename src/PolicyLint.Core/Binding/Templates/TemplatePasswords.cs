using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Templates;

/// <summary>The passwords that a template gives to users.</summary>
internal static class TemplatePasswords
{
    /// <summary>Tells a user where its password is written out: not one that a parameter or a dynamic reference gives.</summary>
    public static void Bind(TemplateBinder.Resource resource, Template template, List<IamEntity> entities)
    {
        if (resource.Declaring.Type == "AWS::IAM::User"
            && entities.Count > 0
            && entities[entities.Count - 1] is { } user
            && user.DeclaringResource == resource.Declaring
            && resource.Node.TryGetMember("Properties", out SyntaxNode properties)
            && properties.TryGetMember("LoginProfile", out SyntaxNode profile)
            && template.Silently(() => template.Evaluate(profile)) is { Kind: TemplateValueKind.Node } known
            && known.Node.TryGetMember("Password", out SyntaxNode password)
            && IsPlainText(password))
        {
            user.Password = password.Origin;
        }
    }

    private static bool IsPlainText(SyntaxNode node)
        => node.Kind == SyntaxKind.String && !node.HasForeignTag && !node.RawText.IsEmpty && node.RawText.IndexOf("{{".AsSpan()) < 0;
}
