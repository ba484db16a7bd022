using System.Globalization;
using System.Text;

namespace PolicyLint.Cli.Checking;

/// <summary>Shows on a terminal how far a long run is. Of a short run nothing is shown, and nothing stays of any.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Width = 20;

    /// <summary>A run that is over by then needs no bar.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Nobody sees more.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stream _terminal;
    private readonly TimeProvider _time;
    private readonly int _total;
    private readonly long _start;
    private readonly Lock _drawing = new();
    private int _done;
    private int _drawnLength;
    private TimeSpan _next = Patience;

    /// <summary>Starts with the work.</summary>
    /// <param name="terminal">Where it is shown.</param>
    /// <param name="time">Measures how long the work takes.</param>
    /// <param name="total">How many files there are.</param>
    public ProgressBar(Stream terminal, TimeProvider time, int total)
    {
        _terminal = terminal;
        _time = time;
        _total = total;
        _start = time.GetTimestamp();
    }

    /// <summary>True when somebody looks at standard error, and wants to see more than findings and less than details.</summary>
    public static bool IsWanted(ProgramEnvironment environment, Messages messages)
        => environment.IsErrorTerminal && !messages.IsQuiet && !messages.IsVerbose
        && string.IsNullOrEmpty(environment.Variable("CI")) && environment.Variable("TERM") != "dumb";

    /// <summary>One file is done. Any thread may say so.</summary>
    public void Advance()
    {
        int done = Interlocked.Increment(ref _done);
        if (!_drawing.TryEnter())
        {
            // Somebody draws.
            return;
        }

        try
        {
            TimeSpan elapsed = _time.GetElapsedTime(_start);
            if (elapsed >= _next)
            {
                Draw(done);
                _next = elapsed + Interval;
            }
        }
        finally
        {
            _drawing.Exit();
        }
    }

    /// <summary>Takes the bar away. The work is over: no thread advances it any more.</summary>
    public void Dispose()
    {
        if (_drawnLength > 0)
        {
            Write("\r" + new string(' ', _drawnLength) + "\r");
        }
    }

    private void Draw(int done)
    {
        string bar = new string('#', (int)((long)Width * done / _total)).PadRight(Width, '.');
        string text = string.Create(CultureInfo.InvariantCulture, $"[{bar}] {done}/{_total} files");
        Write("\r" + text);
        _drawnLength = text.Length;
    }

    private void Write(string text)
    {
        try
        {
            _terminal.Write(Encoding.ASCII.GetBytes(text));
        }
        catch (IOException)
        {
            // The terminal was closed: the work is done all the same.
        }
    }
}
