using System.Collections.Immutable;
using PolicyLint.Authorization;

namespace PolicyLint.Cli.Reference;

/// <summary>What a name on the command line stands for in the reference.</summary>
/// <param name="Query">The name as the user wrote it.</param>
internal abstract record ReferenceEntry(string Query);

/// <summary>An action.</summary>
internal sealed record ActionEntry(string Query, AwsAction Action) : ReferenceEntry(Query);

/// <summary>The actions of a pattern, one or more, in order of services and names.</summary>
internal sealed record ActionPatternEntry(string Query, ImmutableArray<AwsAction> Actions) : ReferenceEntry(Query);

/// <summary>A service.</summary>
internal sealed record ServiceEntry(string Query, AwsService Service) : ReferenceEntry(Query);

/// <summary>A condition key; one that services give different types is an entry for each type.</summary>
internal sealed record ConditionKeyEntry(string Query, AwsConditionKey Key) : ReferenceEntry(Query);

/// <summary>The condition keys of a pattern that names no action; one or more, in order of names.</summary>
internal sealed record ConditionKeyPatternEntry(string Query, ImmutableArray<AwsConditionKey> Keys) : ReferenceEntry(Query);

/// <summary>A managed policy of AWS.</summary>
internal sealed record ManagedPolicyEntry(string Query, AwsManagedPolicy Policy) : ReferenceEntry(Query);

/// <summary>An action or a service that is no more.</summary>
internal sealed record RetiredEntry(string Query, bool IsService, DateTime LastSeen) : ReferenceEntry(Query);

/// <summary>A name that is not there.</summary>
/// <param name="Query">The name as the user wrote it.</param>
/// <param name="Reason">What is not there, as a sentence without its end.</param>
/// <param name="Suggestions">What may be meant, the likeliest first.</param>
/// <param name="Advice">What to do when nothing may be meant; may be empty.</param>
internal sealed record UnknownName(string Query, string Reason, ImmutableArray<string> Suggestions, string Advice);
