using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Configuration;

/// <summary>What is wrong with a configuration file, all of it.</summary>
internal sealed class ConfigurationFaults
{
    private readonly List<(Origin Origin, string Message)> _faults = [];

    /// <summary>Adds a fault.</summary>
    /// <param name="origin">Where it is.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    public void Add(Origin origin, string message) => _faults.Add((origin, message));

    /// <summary>Adds that a name is none of those that there are.</summary>
    /// <param name="origin">Where it is.</param>
    /// <param name="problem">What is wrong: <c>there is no setting 'x'</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="known">The names that there are.</param>
    /// <param name="list">The sentence that lists them, when none is near.</param>
    public void AddUnknown(Origin origin, string problem, string name, IReadOnlyList<string> known, string list)
        => Add(origin, Spelling.Nearest(name, known) is { } nearest ? $"{problem}; did you mean '{nearest}'?" : $"{problem}; {list} {string.Join(", ", known)}");

    /// <summary>Tells what was added, by place.</summary>
    /// <exception cref="UsageException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new UsageException([.. _faults.OrderBy(fault => fault.Origin.Span.Start).Select(fault => $"{fault.Origin}: {fault.Message}").Distinct()]);
        }
    }
}
