using PolicyLint.Binding.Templates;
using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Analysis;

/// <summary>A resource of a template, with policies or without.</summary>
/// <param name="Name">Its logical id, at its place.</param>
/// <param name="Node">The resource.</param>
/// <param name="Declaring">What findings say that they are about.</param>
internal sealed record TemplateResource(SyntaxNode Name, SyntaxNode Node, DeclaringResource Declaring)
{
    /// <summary>The resources of a template, in document order; empty for what is no template.</summary>
    /// <param name="root">What may be a template.</param>
    /// <param name="metadata">What a tool wrote beside it.</param>
    public static IReadOnlyList<TemplateResource> In(SyntaxNode root, TemplateMetadata metadata)
    {
        var resources = new List<TemplateResource>();
        if (TemplateBinder.IsTemplate(root) && root.TryGetMember("Resources", out SyntaxNode section))
        {
            AddAll(section, metadata, resources);
        }

        return resources;
    }

    private static void AddAll(SyntaxNode section, TemplateMetadata metadata, List<TemplateResource> resources)
    {
        foreach (SyntaxMember member in section.Members)
        {
            if (ForEachLoop.Is(member.Name))
            {
                foreach (SyntaxNode item in member.Value.Items)
                {
                    AddAll(item, metadata, resources);
                }
            }
            else if (member.Value.TryGetMember("Type", out SyntaxNode type) && type.Kind == SyntaxKind.String)
            {
                string logicalId = member.Name.GetText();
                string? path = TemplateBinder.ConstructPathOf(member.Value) ?? metadata.ConstructPathOf(logicalId);
                resources.Add(new TemplateResource(member.Name, member.Value, new DeclaringResource(logicalId, type.GetText(), path)));
            }
        }
    }
}
