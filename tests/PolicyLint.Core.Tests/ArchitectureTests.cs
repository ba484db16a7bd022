using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using PolicyLint.Analysis;

namespace PolicyLint.Core.Tests;

/// <summary>
/// The floors of the house: a namespace uses those listed for it and no other. What counts is the compiled code, method
/// bodies included.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ArchitectureTests
{
    private const string Rules = "PolicyLint.Rules";
    private const string Binding = "PolicyLint.Binding";

    /// <summary>Bottom up: a namespace can only list what stands above it in this table, so there is no circle.</summary>
    private static readonly (string Namespace, string[] Uses)[] Floors =
    [
        ("PolicyLint.Text", []),
        ("PolicyLint.Syntax", ["PolicyLint.Text"]),
        ("PolicyLint.Symbolic", ["PolicyLint.Text"]),
        ("PolicyLint.Model", ["PolicyLint.Text", "PolicyLint.Symbolic"]),
        ("PolicyLint.Authorization", ["PolicyLint.Text", "PolicyLint.Symbolic"]),
        (Binding, ["PolicyLint.Text", "PolicyLint.Syntax", "PolicyLint.Symbolic", "PolicyLint.Model", "PolicyLint.Authorization"]),
        ("PolicyLint.Analysis", ["PolicyLint.Text", "PolicyLint.Syntax", "PolicyLint.Symbolic", "PolicyLint.Model", "PolicyLint.Authorization", "PolicyLint.Binding"]),
        ("PolicyLint.Analysis.Fixing", ["PolicyLint.Text", "PolicyLint.Syntax", "PolicyLint.Model", "PolicyLint.Binding", "PolicyLint.Analysis"]),
        (Rules, ["PolicyLint.Text", "PolicyLint.Symbolic", "PolicyLint.Model", "PolicyLint.Authorization", "PolicyLint.Analysis"]),
    ];

    /// <summary>Uses outside the table, from type or namespace to namespace, each with the reason.</summary>
    private static readonly (string From, string To, string Reason)[] Exceptions =
    [
        ("PolicyLint.Rules.Input", "PolicyLint.Syntax", "these rules give words to what the reader found"),
        ("PolicyLint.Rules.RuleCatalog", Rules + ".", "the catalog, written by the generator, makes every rule"),
    ];

    private static readonly IReadOnlyList<Use> Uses = FindUses();

    [Test]
    public void No_floor_uses_one_above_or_beside_it()
        => Uses.Where(use => !IsAllowed(use)).Select(use => use.ToString()).Distinct().Order().Should().BeEmpty();

    [Test]
    public void Every_namespace_has_its_floor()
        => Uses.SelectMany(use => new[] { use.From, use.To }).Select(FloorOf).Distinct()
            .Should().BeSubsetOf(Floors.Select(floor => floor.Namespace), "a new namespace gets a row in the table");

    [Test]
    public void Every_row_of_the_table_stands_for_something()
    {
        Uses.Select(use => FloorOf(use.From)).Should().Contain(Floors.Select(floor => floor.Namespace));
        foreach ((string from, string to, string reason) in Exceptions)
        {
            Uses.Should().Contain(use => use.IsFrom(from) && use.IsTo(to), reason);
        }
    }

    [Test]
    public void The_table_is_in_order()
    {
        for (int i = 0; i < Floors.Length; i++)
        {
            Floors[i].Uses.Should().BeSubsetOf(Floors.Take(i).Select(floor => floor.Namespace));
        }
    }

    [Test]
    public void Uses_in_method_bodies_are_seen()
    {
        // EmbeddedPolicy has no member of this type, it only calls a static method.
        Uses.Should().Contain(new Use("PolicyLint.Binding.EmbeddedPolicy", "PolicyLint.Syntax.JsonReader"));

        // And this one is named only as the argument of a generic method, inside a lambda's class or not.
        Uses.Should().Contain(new Use("PolicyLint.Analysis.Linter", "PolicyLint.Model.IamEntity"));
    }

    private static bool IsAllowed(Use use)
    {
        string from = FloorOf(use.From);
        string to = FloorOf(use.To);
        return NamespaceOf(use.From) == NamespaceOf(use.To)
            || (from == Rules && NamespaceOf(use.To) == Rules)
            || (from == Binding && to == Binding)
            || Array.Exists(Floors, floor => floor.Namespace == from && floor.Uses.Contains(to))
            || Array.Exists(Exceptions, exception => use.IsFrom(exception.From) && use.IsTo(exception.To));
    }

    private static string NamespaceOf(string type) => type[..type.LastIndexOf('.')];

    /// <summary>
    /// The categories of rules are rooms of one floor; they share it and do not enter each other. What binds templates has rooms too, with open doors.
    /// </summary>
    private static string FloorOf(string type)
        => Array.Find([Rules, Binding], floor => NamespaceOf(type).StartsWith(floor + ".", StringComparison.Ordinal)) ?? NamespaceOf(type);

    private static HashSet<Use> Collect(ModuleDefinition module)
    {
        var uses = new HashSet<Use>();
        foreach (TypeDefinition type in module.GetAllTypes())
        {
            foreach (TypeReference used in TypesIn(type).SelectMany(Parts))
            {
                if (IsOurs(type) && IsOurs(used))
                {
                    uses.Add(new Use(Outermost(type).FullName, Outermost(used).FullName));
                }
            }
        }

        return uses;
    }

    private static List<Use> FindUses()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(Rule).Assembly.Location);
        return [.. Collect(module)];
    }

    private static bool IsOurs(TypeReference type) => Outermost(type).Namespace.Split('.')[0] == "PolicyLint";

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type;
    }

    private static IEnumerable<TypeReference?> TypesIn(TypeDefinition type)
    {
        IEnumerable<TypeReference?> own =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Properties.Select(p => p.PropertyType),
            .. type.Events.Select(e => e.EventType),
            .. AttributesOf(type),
            .. type.Fields.SelectMany(AttributesOf),
            .. type.Properties.SelectMany(AttributesOf),
        ];
        return own.Concat(type.Methods.SelectMany(TypesIn));
    }

    private static IEnumerable<TypeReference?> TypesIn(MethodDefinition method)
    {
        IEnumerable<TypeReference?> signature =
        [
            .. TypesOf(method),
            .. method.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
            .. AttributesOf(method),
        ];
        return !method.HasBody
            ? signature
            : signature
                .Concat(method.Body.Variables.Select(v => v.VariableType))
                .Concat(method.Body.ExceptionHandlers.Select(h => h.CatchType))
                .Concat(method.Body.Instructions.SelectMany(TypesOf));
    }

    private static IEnumerable<TypeReference?> TypesOf(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => TypesOf(method),
        CallSite site => [site.ReturnType, .. site.Parameters.Select(p => p.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference?> TypesOf(MethodReference method) =>
    [
        method.DeclaringType,
        method.ReturnType,
        .. method.Parameters.Select(p => p.ParameterType),
        .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
    ];

    private static IEnumerable<TypeReference?> AttributesOf(ICustomAttributeProvider provider)
        => provider.CustomAttributes.SelectMany(a => a.ConstructorArguments.Select(c => c.Value as TypeReference).Prepend(a.AttributeType));

    /// <summary>What an array, a reference or a generic type is made of.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType)),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    /// <summary>One type of ours uses another; nested types count for the one around them.</summary>
    private sealed record Use(string From, string To)
    {
        public bool IsFrom(string typeOrNamespace) => From == typeOrNamespace || NamespaceOf(From) == typeOrNamespace;

        public bool IsTo(string typeOrNamespace)
            => typeOrNamespace.EndsWith('.') ? To.StartsWith(typeOrNamespace, StringComparison.Ordinal) : To == typeOrNamespace || NamespaceOf(To) == typeOrNamespace;

        public override string ToString() => $"{From} uses {To}";
    }
}
