using PolicyLint.Model;
using PolicyLint.Syntax;

namespace PolicyLint.Analysis;

/// <summary>
/// A rule. It has no state: one instance serves all files, on all threads. Derive from one of the classes below, which
/// say on what the rule is called.
/// </summary>
public abstract class Rule
{
    /// <summary>What is said about the rule.</summary>
    public abstract RuleDescriptor Descriptor { get; }
}

/// <summary>A rule about a policy as a whole.</summary>
public abstract class PolicyRule : Rule
{
    /// <summary>Called once for each policy.</summary>
    public abstract void Check(Policy policy, RuleContext context);
}

/// <summary>A rule about one statement.</summary>
public abstract class StatementRule : Rule
{
    /// <summary>Called once for each statement.</summary>
    public abstract void Check(Statement statement, RuleContext context);
}

/// <summary>A rule about one condition: an operator, a key and its values.</summary>
public abstract class ConditionRule : Rule
{
    /// <summary>Called once for each condition of each statement.</summary>
    public abstract void Check(Condition condition, Statement statement, RuleContext context);
}

/// <summary>A rule that looks at users and roles besides what it derives from.</summary>
public interface IEntityCheck
{
    /// <summary>Called once for each user and role that the file describes.</summary>
    void Check(IamEntity entity, RuleContext context);
}

/// <summary>A rule that looks at attached policies besides what it derives from.</summary>
public interface IAttachmentCheck
{
    /// <summary>Called once for each policy that a template or plan attaches to a user, group, role or permission set.</summary>
    void Check(PolicyAttachment attachment, RuleContext context);
}

/// <summary>A rule about a policy that a template or plan attaches to a user, group, role or permission set.</summary>
public abstract class AttachmentRule : Rule, IAttachmentCheck
{
    /// <summary>Called once for each attachment.</summary>
    public abstract void Check(PolicyAttachment attachment, RuleContext context);
}

/// <summary>A rule that gives words to something wrong with a template where it makes a policy.</summary>
public abstract class TemplateFaultRule : Rule
{
    /// <summary>The fault that it is about.</summary>
    public abstract TemplateFaultKind Fault { get; }

    /// <summary>Called once for each such fault.</summary>
    public abstract void Check(TemplateFault fault, RuleContext context);
}

/// <summary>A rule of the Input category: it gives words to what the reader found, and looks at nothing itself.</summary>
internal abstract class InputRule : Rule
{
    /// <summary>The fault that it is about.</summary>
    public abstract SyntaxFault Fault { get; }

    /// <summary>Checks a fault, if it is the one that the rule is about.</summary>
    public void CheckIfAbout(SyntaxDiagnostic fault, Text.Origin origin, RuleContext context)
    {
        if (fault.Fault == Fault)
        {
            Check(fault, origin, context);
        }
    }

    /// <summary>Called for each such fault.</summary>
    public virtual void Check(SyntaxDiagnostic fault, Text.Origin origin, RuleContext context)
        => context.Report(origin, fault.Found, fault.Expected);
}

/// <summary>A rule about suppressions: what is wrong with one, or that it has had its day.</summary>
internal abstract class SuppressionRule : Rule
{
    /// <summary>True for the rule about suppressions that cannot be read; the others are about those that can.</summary>
    protected virtual bool IsAboutMalformed => false;

    /// <summary>Checks a suppression, if the rule is about such.</summary>
    public void CheckIfAbout(SuppressionUse use, RuleContext context)
    {
        if (IsAboutMalformed != use.Suppression.Faults.IsEmpty)
        {
            Check(use, context);
        }
    }

    /// <summary>Called once for each such suppression, after all findings of the file are known.</summary>
    protected abstract void Check(SuppressionUse use, RuleContext context);
}
