namespace PolicyLint.ReferenceBuilder;

/// <summary>What a refresh must not do unseen.</summary>
public static class Refresh
{
    private const double MostActionsLost = 0.02;

    /// <summary>Throws if the new facts have lost what the old ones had.</summary>
    public static void Check(Facts before, Facts after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        HashSet<string> actions = [.. after.Actions.Select(a => Names.Fold($"{a.Service}:{a.Name}"))];
        int lost = before.Actions.Count(a => !actions.Contains(Names.Fold($"{a.Service}:{a.Name}")));
        if (lost > before.Actions.Count * MostActionsLost)
        {
            throw new InvalidDataException($"{lost} of {before.Actions.Count} actions would be lost.");
        }

        HashSet<string> services = [.. after.Services.Select(s => s.Prefix), .. after.RetiredServices.Select(r => r.Name)];
        List<string> gone = [.. before.Services.Select(s => s.Prefix).Where(prefix => !services.Contains(prefix))];
        if (gone.Count > 0)
        {
            throw new InvalidDataException(
                $"Services would be lost: {string.Join(", ", gone)}. Add the version that the committed facts are from to Package.Older, so that they count as retired.");
        }
    }
}
