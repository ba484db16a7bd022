using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.Exposure;

/// <summary>Which statements the rules about everyone look at.</summary>
internal static class Exposed
{
    /// <summary>True for an Allow of a resource's policy, read whole, that is for everyone.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="everyone">The asterisk.</param>
    public static bool IsForEveryone(Statement statement, out Origin everyone)
    {
        everyone = default;
        return statement.IsAllow
            && statement.Policy.Kind == PolicyKind.Resource
            && PublicAccess.IsForEveryone(statement.Principal, out everyone)
            && statement.IsComplete
            && statement.Policy.IsComplete;
    }

    /// <summary>
    /// True where everyone is the ordinary way to write it: an API without conditions, which is open to all without a policy too, and
    /// services that only connected VPCs reach. And for the URLs of functions, which have a rule of their own.
    /// </summary>
    public static bool IsOrdinary(Statement statement)
        => ExposedActions.AreAllOf(statement, "vpc-lattice-svcs:")
        || ExposedActions.AreAll(statement, "execute-api:Invoke")
        || FunctionUrls.IsAbout(statement);
}
