namespace PolicyLint.Binding.Templates;

/// <summary>Which element of a statement a property stands for.</summary>
internal enum FlattenedElement
{
    /// <summary><c>Sid</c>.</summary>
    Sid,

    /// <summary><c>Effect</c>; a type without such a property allows.</summary>
    Effect,

    /// <summary><c>Action</c>, under <see cref="FlattenedStatement.ActionPrefix"/>.</summary>
    Action,

    /// <summary><c>Principal</c>, in one of <see cref="FlattenedStatement.Principals"/>.</summary>
    Principal,

    /// <summary><c>Resource</c>, as ARN or, in the way of the service, as name.</summary>
    Resource,

    /// <summary><c>Condition</c>, whole, as JSON text.</summary>
    Condition,

    /// <summary>The operator of a condition whose key and values stand beside it.</summary>
    ConditionOperator,

    /// <summary>The key of a condition whose operator and values stand beside it.</summary>
    ConditionKey,

    /// <summary>What a condition compares with: under <see cref="FlattenedProperty.Operator"/> and <see cref="FlattenedProperty.Key"/>, or, where these are null, under those that stand beside it.</summary>
    ConditionValue,

    /// <summary>A switch that widens or narrows whom the principals may be, and is no element of a statement.</summary>
    PrincipalScope,
}

/// <summary>What a principal of a flattened statement may be. In a document, a service stands under <c>Service</c> and the others under <c>AWS</c>.</summary>
[Flags]
internal enum FlattenedPrincipals
{
    /// <summary>None: no value.</summary>
    None = 0,

    /// <summary>A service: <c>s3.amazonaws.com</c>.</summary>
    Service = 1,

    /// <summary>The twelve digits of an account.</summary>
    Account = 2,

    /// <summary>An ARN: of an account's root, a role, a user; in AWS RAM of an organization or unit too.</summary>
    Arn = 4,

    /// <summary>Everyone: <c>*</c>.</summary>
    Everyone = 8,
}

/// <summary>A property that stands for an element of a statement.</summary>
internal readonly struct FlattenedProperty
{
    /// <summary>A property.</summary>
    /// <param name="path">The path under <c>Properties</c>.</param>
    /// <param name="element">The element.</param>
    /// <param name="conditionOperator">The operator of a value that is compared.</param>
    /// <param name="conditionKey">The key that it is compared with.</param>
    public FlattenedProperty(string path, FlattenedElement element, string? conditionOperator = null, string? conditionKey = null)
    {
        Path = path;
        Segments = ResourceTypeRows.Segments(path);
        Element = element;
        Operator = conditionOperator;
        Key = conditionKey;
    }

    /// <summary>The path under <c>Properties</c>: <c>SourceArn</c>, <c>Actions/*</c>.</summary>
    public string Path { get; }

    /// <summary>The path's names; an asterisk is every item of a list.</summary>
    public string[] Segments { get; }

    /// <summary>What it stands for.</summary>
    public FlattenedElement Element { get; }

    /// <summary>The condition operator: <c>StringEquals</c>; null for what is no value of a condition of its own.</summary>
    public string? Operator { get; }

    /// <summary>The condition key: <c>aws:SourceAccount</c>; null for what is no value of a condition of its own.</summary>
    public string? Key { get; }
}

/// <summary>A resource type that is one statement of a resource-based policy, in properties of its own.</summary>
internal readonly struct FlattenedStatement : IResourceTypeRow
{
    /// <summary>A row.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="principals">What its principals may be.</param>
    /// <param name="properties">Its properties that stand for elements.</param>
    /// <param name="actionPrefix">What its actions leave out.</param>
    /// <param name="impliedActions">The actions of a type that does not list them.</param>
    public FlattenedStatement(
        string resourceType, FlattenedPrincipals principals, FlattenedProperty[] properties, string actionPrefix = "", string[]? impliedActions = null)
    {
        ResourceType = resourceType;
        Principals = principals;
        Properties = properties;
        ActionPrefix = actionPrefix;
        ImpliedActions = impliedActions ?? [];
    }

    /// <summary>The resource type: <c>AWS::Lambda::Permission</c>.</summary>
    public string ResourceType { get; }

    /// <summary>What its principals may be.</summary>
    public FlattenedPrincipals Principals { get; }

    /// <summary>Its properties that stand for elements, in the order in which a statement has them.</summary>
    public FlattenedProperty[] Properties { get; }

    /// <summary>The service prefix that its actions leave out: <c>acm-pca:</c>; empty where they are written in full.</summary>
    public string ActionPrefix { get; }

    /// <summary>The actions, in full, that it allows without listing them; empty where a property lists them.</summary>
    public string[] ImpliedActions { get; }

    /// <summary>True when it shares a resource with principals and no actions of IAM are told: there is no statement to make of it.</summary>
    public bool IsShare
    {
        get
        {
            if (ImpliedActions.Length > 0)
            {
                return false;
            }

            foreach (FlattenedProperty property in Properties)
            {
                if (property.Element == FlattenedElement.Action)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
