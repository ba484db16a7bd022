using System.Collections.Immutable;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>
/// One policy document, whatever file it came from. It holds what is written, in one form for all spellings, and no
/// opinion about it.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
public sealed class Policy
{
    internal Policy()
    {
    }

    /// <summary>What the policy is attached to: told by the file, given by the user, or inferred from its statements.</summary>
    public PolicyKind Kind { get; internal set; }

    /// <summary>What the file calls the policy, such as <c>role Admin, policy inline-1</c>; empty when it says nothing.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>True when <see cref="Name"/> is this name, or one of the things listed there has it: <c>inline-1</c> of <c>role Admin, policy inline-1</c>.</summary>
    internal bool IsNamed(string name)
    {
        if (Name == name)
        {
            return true;
        }

        foreach (string part in Name.Split(','))
        {
            string named = part.Trim();
            if (named == name || named.Substring(named.IndexOf(' ') + 1) == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The way to the policy in its file, as a JSON pointer (RFC 6901); empty for the whole file.</summary>
    public string Pointer { get; internal init; } = "";

    /// <summary>The resource that declares the policy; null outside of templates and plans.</summary>
    public DeclaringResource? DeclaringResource { get; internal set; }

    /// <summary>Where the document stands.</summary>
    public Origin Origin { get; internal init; }

    /// <summary>True when the text was read whole. Otherwise what is absent may only be unread, and must not be reported.</summary>
    public bool IsComplete { get; internal set; }

    /// <summary>True when the text gives bare statements without the document around them.</summary>
    public bool IsFragment { get; internal init; }

    /// <summary>All members of the document as written, in order.</summary>
    public ImmutableArray<PolicyElement> Elements { get; internal init; } = ImmutableArray<PolicyElement>.Empty;

    /// <summary>The <c>Version</c>, when it is a text.</summary>
    public TextElement? Version { get; internal init; }

    /// <summary>The <c>Id</c>, when it is a text.</summary>
    public TextElement? Id { get; internal init; }

    /// <summary>The statements, in order; a single one written without a list is the only one.</summary>
    public ImmutableArray<Statement> Statements { get; internal set; } = ImmutableArray<Statement>.Empty;

    /// <summary>Values of a type that does not belong in their place, in order.</summary>
    public ImmutableArray<TypeMismatch> TypeMismatches { get; internal set; } = ImmutableArray<TypeMismatch>.Empty;

    /// <summary>
    /// True when <c>${…}</c> is a variable in this policy: only with version 2012-10-17. Otherwise it is plain text.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
    /// </summary>
    public bool HasVariables => IsFragment || (Version is { } version && version.Value.Is("2012-10-17") == Certainty.Yes);

    /// <summary>
    /// True when the policy is not written in the file but made of what stands there, as by a policy template of SAM: its places are those of
    /// what it is made of, and there is no text to change.
    /// </summary>
    public bool IsMade { get; internal set; }

    /// <summary>
    /// True when AWS wrote the policy, as a policy template of SAM: its form is not for its user to repair, what it gives is his to know.
    /// </summary>
    public bool IsOfAws { get; internal set; }

    /// <summary>What the template leaves open and was assumed for this form of the policy; empty when the policy has one form only.</summary>
    public ImmutableArray<ConditionAssumption> Assumptions { get; internal set; } = ImmutableArray<ConditionAssumption>.Empty;

    /// <summary>The other forms that the policy has when the template's conditions are otherwise; the first form holds them.</summary>
    public ImmutableArray<Policy> Alternatives { get; internal set; } = ImmutableArray<Policy>.Empty;

    /// <summary>The users, roles, groups and permission sets of the same template that have the policy, directly or by a group.</summary>
    internal ImmutableArray<IamEntity> Holders { get; set; } = ImmutableArray<IamEntity>.Empty;

    /// <summary>The users, roles, groups and permission sets of the same template.</summary>
    internal ImmutableArray<IamEntity> Neighbors { get; set; } = ImmutableArray<IamEntity>.Empty;

    /// <summary>
    /// False when no value can hold <c>${</c> or <c>{{</c>, as in most policies: rules about variables then need not look.
    /// </summary>
    internal bool MayHavePlaceholders { get; init; } = true;

    /// <summary>True when a member of this name is written, whatever its value.</summary>
    public bool HasElement(string name) => PolicyElements.Contains(Elements, name);
}

/// <summary>Looks for members by name.</summary>
internal static class PolicyElements
{
    public static bool Contains(ImmutableArray<PolicyElement> elements, string name)
    {
        foreach (PolicyElement element in elements)
        {
            if (element.Name.Is(name) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }
}
