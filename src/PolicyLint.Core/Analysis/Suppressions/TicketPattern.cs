namespace PolicyLint.Analysis;

/// <summary>What the ticket of a suppression must look like.</summary>
/// <param name="Text">The pattern as the user wrote it, for messages.</param>
/// <param name="Matches">True for a ticket that is one. A function, so that a host without such a pattern carries no engine of regular expressions.</param>
public sealed record TicketPattern(string Text, Func<string, bool> Matches);
