namespace PolicyLint.Cli.Tests;

/// <summary>Time of which some passes whenever somebody looks at the clock.</summary>
internal sealed class PassingTime(TimeSpan step) : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref _ticks, step.Ticks);
}
