using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <summary>The users, roles, groups and permission sets of a template, and the policies that it attaches to them.</summary>
internal static class TemplateEntity
{
    /// <summary>True for a type that is a user, role, group or permission set.</summary>
    public static bool IsEntity(ReadOnlySpan<char> resourceType) => TryGetType(resourceType, out _);

    /// <summary>Binds what a resource is and attaches.</summary>
    public static void Bind(
        TemplateBinder.Resource resource, ReadOnlySpan<PolicyReference> references, Template template, List<IamEntity> entities, List<PolicyAttachment> attachments)
    {
        bool isEntity = TryGetType(resource.Declaring.Type.AsSpan(), out IamEntityType type);
        if (!resource.Node.TryGetMember("Properties", out SyntaxNode properties))
        {
            // A user needs no property at all.
            if (isEntity && !resource.Node.IsIncomplete)
            {
                entities.Add(new IamEntity(type, PolicyBinder.BindText(resource.Name), "", null) { DeclaringResource = resource.Declaring });
            }

            return;
        }

        foreach (PolicyReference reference in references)
        {
            if (reference.Form is { } form)
            {
                BindAttachments(resource, properties, reference, form, template, attachments);
            }
        }

        // Broken off inside: a boundary may stand in what was not read.
        TemplateValue known = template.Evaluate(properties);
        if (isEntity && !resource.Node.IsIncomplete && known.Kind == TemplateValueKind.Node)
        {
            string path = known.Node.TryGetMember("Path", out SyntaxNode pathNode) ? template.Evaluate(pathNode).KnownText ?? "" : "";
            entities.Add(new IamEntity(type, PolicyBinder.BindText(resource.Name), path, BoundaryOf(known.Node, resource.Condition, template))
            {
                DeclaringResource = resource.Declaring,
                GivenName = NameOf(type, known.Node, template),
                Groups = type == IamEntityType.User ? GroupsOf(known.Node, template) : ImmutableArray<string>.Empty,
            });
        }
    }

    private static string? NameOf(IamEntityType type, SyntaxNode properties, Template template)
    {
        string property = type switch { IamEntityType.Role => "RoleName", IamEntityType.User => "UserName", IamEntityType.Group => "GroupName", _ => "Name" };
        return properties.TryGetMember(property, out SyntaxNode name)
            ? TextOf(template.Silently(() => template.Evaluate(name)), PolicyReferenceValue.PolicyName)?.ToDisplayString()
            : null;
    }

    private static ImmutableArray<string> GroupsOf(SyntaxNode properties, Template template)
    {
        if (!properties.TryGetMember("Groups", out SyntaxNode groups))
        {
            return ImmutableArray<string>.Empty;
        }

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (TemplateValue item in template.Silently(() => template.ItemsOf(template.Evaluate(groups))) ?? [])
        {
            if (TextOf(item, PolicyReferenceValue.PolicyName) is { } group)
            {
                // A reference to a group of the template that has no name of its own is a hole with its logical id.
                names.Add(group.Pieces.Length == 1 && group.Pieces[0].IsHole ? group.Pieces[0].Text : group.ToDisplayString());
            }
        }

        return names.ToImmutable();
    }

    private static bool TryGetType(ReadOnlySpan<char> resourceType, out IamEntityType type)
    {
        if (resourceType.SequenceEqual("AWS::IAM::Role".AsSpan()))
        {
            type = IamEntityType.Role;
        }
        else if (resourceType.SequenceEqual("AWS::IAM::User".AsSpan()))
        {
            type = IamEntityType.User;
        }
        else if (resourceType.SequenceEqual("AWS::IAM::Group".AsSpan()))
        {
            type = IamEntityType.Group;
        }
        else if (resourceType.SequenceEqual("AWS::SSO::PermissionSet".AsSpan()))
        {
            type = IamEntityType.PermissionSet;
        }
        else
        {
            type = default;
            return false;
        }

        return true;
    }

    /// <summary>Where the boundary is given, in one of the ways that the conditions leave open at least; null when in none.</summary>
    public static Origin? BoundaryOf(SyntaxNode properties, string? condition, Template template)
    {
        if (properties.Tree is null)
        {
            return null;
        }

        // A loop or a macro among the properties may give one.
        if (!properties.TryGetMember("PermissionsBoundary", out SyntaxNode boundary))
        {
            return properties.TryGetMember("Fn::Transform", out SyntaxNode transform) ? transform.Origin : null;
        }

        bool isGiven = false;
        template.Conditions.Explore(condition, () => isGiven |= template.Evaluate(boundary).Kind != TemplateValueKind.Absent);
        return isGiven && boundary.Kind != SyntaxKind.Null ? boundary.Origin : null;
    }

    private static void BindAttachments(
        TemplateBinder.Resource resource, SyntaxNode properties, PolicyReference reference, PolicyAttachmentForm form, Template template, List<PolicyAttachment> attachments)
    {
        var collector = new AttachmentCollector(attachments);
        template.Conditions.Explore(resource.Condition, () =>
        {
            foreach (PropertyValue value in PropertyPath.Follow(properties, reference.Segments, template, resource.Pointer))
            {
                if (TextOf(value.Value, reference.Value) is not { } named)
                {
                    continue;
                }

                SymbolicString self = PolicyBinder.BindText(resource.Name);
                bool namesEntity = reference.Value == PolicyReferenceValue.EntityName;
                IamEntityType type = reference.EntityType ?? IamEntityType.Role;
                collector.Add(new PolicyAttachment(form, type, namesEntity ? named : self, namesEntity ? self : named, resource.Declaring)
                {
                    Origin = named.Origin,
                    Assumptions = template.Conditions.Assumptions,
                });
            }
        });
    }

    private static SymbolicString? TextOf(TemplateValue value, PolicyReferenceValue form)
    {
        if (form == PolicyReferenceValue.PolicyNameAndPath)
        {
            return value.Kind == TemplateValueKind.Node && value.Node.TryGetMember("Name", out SyntaxNode name) && name.Kind == SyntaxKind.String
                ? PolicyBinder.BindText(name)
                : null;
        }

        return value.IsScalar ? PolicyBinder.BindText(value.Node)
            : value.Kind == TemplateValueKind.Text ? value.Text!.ToSymbolicString(value.Node)
            : null;
    }
}
