using PolicyLint.Model;

namespace PolicyLint.Binding.Templates;

/// <summary>How a property of a resource holds its policy.</summary>
internal enum PolicyPropertyForm
{
    /// <summary>A policy document, as an object or as JSON text.</summary>
    Document,

    /// <summary>A policy document as JSON text only: an object is refused when the stack is made.</summary>
    Text,

    /// <summary>One statement, as an object or as JSON text.</summary>
    Statement,

    /// <summary>A list of statements, or one: what would stand under <c>Statement</c>.</summary>
    Statements,

    /// <summary>
    /// The part of a statement that AWS RAM completes: <c>Effect</c>, <c>Action</c> and <c>Condition</c>, with neither <c>Principal</c> nor <c>Resource</c>.
    /// Source: https://docs.aws.amazon.com/ram/latest/APIReference/API_CreatePermission.html
    /// </summary>
    StatementFragment,

    /// <summary>
    /// SAM's own: the name or ARN of a managed policy, a document, a policy template with its parameters, or a list of these.
    /// Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html#sam-function-policies
    /// </summary>
    ServerlessPolicies,
}

/// <summary>A property of a resource type that holds a policy.</summary>
internal readonly struct PolicyProperty : IResourceTypeRow
{
    /// <summary>A row.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="path">The path under <c>Properties</c>.</param>
    /// <param name="form">How the policy stands there.</param>
    /// <param name="kind">What the policy is attached to; null where another property says it.</param>
    public PolicyProperty(string resourceType, string path, PolicyPropertyForm form, PolicyKind? kind)
    {
        ResourceType = resourceType;
        Path = path;
        Segments = ResourceTypeRows.Segments(path);
        Form = form;
        Kind = kind;
    }

    /// <summary>The resource type: <c>AWS::IAM::Role</c>.</summary>
    public string ResourceType { get; }

    /// <summary>The path under <c>Properties</c>: <c>Policies/*/PolicyDocument</c>.</summary>
    public string Path { get; }

    /// <summary>The path's names; an asterisk is every item of a list and every value of a map.</summary>
    public string[] Segments { get; }

    /// <summary>How the policy stands there.</summary>
    public PolicyPropertyForm Form { get; }

    /// <summary>What the policy is attached to; null for <c>AWS::Organizations::Policy</c>, whose <c>Type</c> says it, see <see cref="PolicyProperties.OrganizationsKind"/>.</summary>
    public PolicyKind? Kind { get; }
}
