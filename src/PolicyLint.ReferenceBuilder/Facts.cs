namespace PolicyLint.ReferenceBuilder;

/// <summary>Where the facts are from.</summary>
/// <param name="Package">Name and exact version, as npm has it.</param>
/// <param name="Sha256">Of the tarball, in lower case.</param>
/// <param name="Date">The day of the data.</param>
/// <param name="Use">What is taken from it.</param>
public sealed record Source(string Package, string Sha256, DateOnly Date, string Use);

/// <summary>A service.</summary>
public sealed record Service(string Prefix, bool SupportsResourceControlPolicies, string Title);

/// <summary>A resource type that an action acts on.</summary>
public sealed record Link(string ResourceType, bool IsRequired, IReadOnlyList<string> ConditionKeys);

/// <summary>An action.</summary>
public sealed record ServiceAction(string Service, string Name, string Level, IReadOnlyList<string> ConditionKeys, IReadOnlyList<Link> Links);

/// <summary>A resource type.</summary>
public sealed record ResourceType(string Service, string Name, IReadOnlyList<string> ArnPatterns, IReadOnlyList<string> ConditionKeys);

/// <summary>A condition key as a service lists it; global keys have the service "*".</summary>
public sealed record ConditionKey(string Service, string Name, string Type);

/// <summary>The actions that a caller of an action needs besides.</summary>
public sealed record Dependents(string Action, IReadOnlyList<string> Actions);

/// <summary>An action ("service:Name") or a service that is no more.</summary>
public sealed record Retired(string Name, DateOnly LastSeen);

/// <summary>A managed policy of AWS.</summary>
public sealed record ManagedPolicy(string Name, string Path, string LatestVersion, bool IsWithdrawn, IReadOnlyList<string> WholeServices);

/// <summary>A Region, and the partition that it is in.</summary>
public sealed record Region(string Name, string Partition);

/// <summary>A partition.</summary>
public sealed record Partition(string Name, string DnsSuffix);

/// <summary>A resource type of CloudFormation.</summary>
/// <param name="Name">Such as <c>AWS::S3::Bucket</c>.</param>
/// <param name="RefIsArn">True when <c>Ref</c> gives the ARN.</param>
/// <param name="ArnTemplate">What its ARN looks like; empty when the specification does not tell.</param>
public sealed record CloudFormationResourceType(string Name, bool RefIsArn, string ArnTemplate);

/// <summary>A property of a resource type of CloudFormation that may hold a policy, a part of one, or name one. Not in the table: for the tests of the binder's own tables.</summary>
/// <param name="ResourceType">Such as <c>AWS::DynamoDB::Table</c>.</param>
/// <param name="Path">Such as <c>StreamSpecification/ResourcePolicy/PolicyDocument</c>; an asterisk is any item of a list, or any key of a map.</param>
/// <param name="SpecificationType">The specification's word, or several with a bar between: <c>json|string</c>.</param>
public sealed record PolicyShapedProperty(string ResourceType, string Path, string SpecificationType);

/// <summary>All that the reference knows.</summary>
public sealed record Facts(
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Service> Services,
    IReadOnlyList<ServiceAction> Actions,
    IReadOnlyList<ResourceType> ResourceTypes,
    IReadOnlyList<ConditionKey> ConditionKeys,
    IReadOnlyList<ConditionKey> GlobalKeys,
    IReadOnlyList<Dependents> Dependents,
    IReadOnlyList<Retired> RetiredActions,
    IReadOnlyList<Retired> RetiredServices,
    IReadOnlyList<ManagedPolicy> ManagedPolicies,
    IReadOnlyList<Partition> Partitions,
    IReadOnlyList<Region> Regions,
    IReadOnlyList<string> ServicePrincipals,
    IReadOnlyList<CloudFormationResourceType> CloudFormationTypes,
    IReadOnlyList<PolicyShapedProperty> PolicyProperties)
{
    /// <summary>The use of the source that the date and the name of the reference come from.</summary>
    public const string MainUse = "reference";

    /// <summary>The use of the source of the dependent actions.</summary>
    public const string DependentsUse = "dependent and retired actions";
}
