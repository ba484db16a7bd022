using System.Diagnostics;

namespace PolicyLint.Benchmarks;

/// <summary>Medians of repeated runs.</summary>
internal static class Measure
{
    /// <summary>The median time of each action, in milliseconds, after warming up.</summary>
    /// <remarks>The actions take turns, so that whatever else the machine does meets all alike and the ratios hold.</remarks>
    public static double[] Medians(int warmUps, int rounds, params Action[] actions)
    {
        var times = Array.ConvertAll(actions, _ => new double[rounds]);
        for (int round = -warmUps; round < rounds; round++)
        {
            for (int i = 0; i < actions.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                actions[i]();
                if (round >= 0)
                {
                    times[i][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
            }
        }

        return Array.ConvertAll(times, Median);
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }

    /// <summary>Bytes that an action allocates on this thread, after warming up.</summary>
    public static long Allocation(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
