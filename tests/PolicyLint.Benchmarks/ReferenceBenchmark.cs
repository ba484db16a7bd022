using PolicyLint.Authorization;

namespace PolicyLint.Benchmarks;

/// <summary>Questions to the reference, which lies in the assembly as it is, against a dictionary made of it beforehand.</summary>
internal static class ReferenceBenchmark
{
    private const int WarmUps = 10;
    private const int Rounds = 51;
    private const int Repeats = 20;

    private static readonly string[] Patterns = ["s3:Get*", "ec2:*Instance*", "*:Get*", "*"];

    public static void Run()
    {
        ServiceReference reference = ServiceReference.Default;
        string[] actions = Names(reference);
        string[] unknown = Array.ConvertAll(actions, name => name + "x");
        string[] keys = [.. reference.ConditionKeys.Select(key => key.Name.Replace("${", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal))];
        var dictionary = new Dictionary<string, int>(actions.Length, StringComparer.OrdinalIgnoreCase);
        foreach (string action in actions)
        {
            dictionary[action] = dictionary.Count;
        }

        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = dictionary.GetAlternateLookup<ReadOnlySpan<char>>();
        (string What, int Questions, Action Ask)[] cases =
        [
            ("an action, in a dictionary made beforehand", actions.Length, () => Each(actions, name => lookup.ContainsKey(name))),
            ("an action, in the reference", actions.Length, () => Each(actions, name => reference.TryGetAction(name, out _))),
            ("an action that is not there", unknown.Length, () => Each(unknown, name => reference.TryGetAction(name, out _))),
            ("a condition key", keys.Length, () => Each(keys, name => reference.TryGetConditionKey(name, out _))),
            .. Patterns.Select(pattern => (
                $"pattern {pattern}: its {reference.MatchActions(pattern).Count:N0} actions",
                Repeats,
                (Action)(() => Repeat(() => Enumerate(reference, pattern))))),
        ];

        double[] times = Measure.Medians(WarmUps, Rounds, Array.ConvertAll(cases, c => c.Ask));
        double unit = times[0] / cases[0].Questions;
        Console.WriteLine("A question to the reference                              ns    ratio   bytes");
        for (int c = 0; c < cases.Length; c++)
        {
            (string what, int questions, Action ask) = cases[c];
            double each = times[c] / questions;
            Console.WriteLine($"{what,-48} {each * 1e6,10:N0} {each / unit,8:N2} {Measure.Allocation(ask) / questions,7:N0}");
        }
    }

    private static string[] Names(ServiceReference reference)
    {
        string[] names = new string[reference.ActionCount];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = reference.GetAction(i).ToString();
        }

        // Not in order: each question starts anew.
        new Random(1).Shuffle(names);
        return names;
    }

    private static void Each(string[] names, Func<string, bool> ask)
    {
        foreach (string name in names)
        {
            ask(name);
        }
    }

    private static void Repeat(Action action)
    {
        for (int i = 0; i < Repeats; i++)
        {
            action();
        }
    }

    private static void Enumerate(ServiceReference reference, string pattern)
    {
        foreach (AwsAction action in reference.MatchActions(pattern))
        {
            _ = action;
        }
    }
}
