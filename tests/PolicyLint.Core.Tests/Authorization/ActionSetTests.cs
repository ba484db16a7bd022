using CsCheck;
using PolicyLint.Authorization;

namespace PolicyLint.Core.Tests.Authorization;

[Parallelizable(ParallelScope.All)]
internal sealed class ActionSetTests
{
    private static readonly ServiceReference Reference = ServiceReference.Default;

    private static readonly Gen<int[]> Actions = Gen.Int[0, Reference.ActionCount - 1].Array[0, 50];

    [Test]
    public void It_is_a_set()
        => Gen.Select(Actions, Actions).Sample((left, right) =>
        {
            (HashSet<int> a, HashSet<int> b) = ([.. left], [.. right]);
            Same(a.Union(b), s => s.UnionWith(Of(b)));
            Same(a.Intersect(b), s => s.IntersectWith(Of(b)));
            Same(a.Except(b), s => s.ExceptWith(Of(b)));
            Same(a.Skip(1), s => Array.ForEach([.. a.Take(1)], i => s.Remove(Reference.GetAction(i))));
            Same([], s => s.Clear());
            Of(a).Overlaps(Of(b)).Should().Be(a.Overlaps(b));
            Of(a).IsSubsetOf(Of(b)).Should().Be(a.IsSubsetOf(b));
            Of(a).IsSubsetOf(Of(a.Union(b))).Should().BeTrue();
            Of(a).IsEmpty.Should().Be(a.Count == 0);
            a.All(i => Of(a).Contains(Reference.GetAction(i))).Should().BeTrue();

            ActionSet inverse = Of(a);
            inverse.Invert();
            inverse.Count.Should().Be(Reference.ActionCount - a.Count);
            inverse.Overlaps(Of(a)).Should().BeFalse();

            void Same(IEnumerable<int> expected, Action<ActionSet> change)
            {
                ActionSet set = Of(a);
                change(set);
                In(set).Should().Equal(expected.Order());
                set.Count.Should().Be(expected.Count());
            }
        }, iter: 100);

    [Test]
    public void Patterns_go_in_and_out()
    {
        var set = new ActionSet(Reference);
        set.AddMatches("s3:*");
        set.AddMatches("sqs:*");
        set.RemoveMatches("s3:Get*");
        set.Count.Should().Be(Reference.MatchActions("s3:*").Count + Reference.MatchActions("sqs:*").Count - Reference.MatchActions("s3:Get*").Count);
        Reference.TryGetAction("s3:GetObject", out AwsAction get);
        Reference.TryGetAction("s3:PutObject", out AwsAction put);
        set.Contains(get).Should().BeFalse();
        set.Contains(put).Should().BeTrue();

        set.AddMatches("*");
        set.Count.Should().Be(Reference.ActionCount);
        set.Invert();
        set.IsEmpty.Should().BeTrue();
    }

    [Test]
    public void Sets_of_two_references_do_not_mix()
    {
        using Stream image = typeof(ServiceReference).Assembly.GetManifestResourceStream("PolicyLint.Authorization.reference.bin")!;
        var other = new ActionSet(ServiceReference.Open(image));
        FluentActions.Invoking(() => new ActionSet(Reference).UnionWith(other)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new ActionSet(Reference).UnionWith(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new ActionSet(null!)).Should().Throw<ArgumentNullException>();
    }

    private static ActionSet Of(IEnumerable<int> actions)
    {
        var set = new ActionSet(Reference);
        foreach (int action in actions)
        {
            set.Add(Reference.GetAction(action));
        }

        return set;
    }

    private static List<int> In(ActionSet set)
    {
        var actions = new List<int>();
        foreach (AwsAction action in set)
        {
            actions.Add(action.Index);
        }

        return actions;
    }
}
