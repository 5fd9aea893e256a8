using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DataGouv.Generated.Tests.Json;

/// <summary>The classes of a polymorphic family, and their names on the wire.</summary>
internal static partial class FamilyMembers
{
    private static readonly ConcurrentDictionary<Type, string?> Names = new();

    /// <summary>The members that say the class of an object.</summary>
    public static IReadOnlyList<string> Discriminators { get; } = ["class", "_cls"];

    /// <summary>The base of the family that a model is read as, or the model itself.</summary>
    public static Type BaseOf(Type model) => NameOf(model) is null ? model : model.BaseType!;

    /// <summary>The classes that a family is read as.</summary>
    public static IReadOnlyList<Type> Of(Type family) =>
        [.. family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family) && NameOf(type) is not null)];

    /// <summary>The name of a class on the wire: some of the words of its name in C#. Null for a model that no family is read as.</summary>
    public static string? NameOf(Type model) => Names.GetOrAdd(model, Find);

    /// <summary>What reads a family; null for a model that is none.</summary>
    public static Type? ConverterOf(Type family) => family.Assembly.GetType(family.FullName + "Converter");

    private static string? Find(Type model)
    {
        if (ConverterOf(model.BaseType!) is not { } type)
        {
            return null;
        }

        var converter = Activator.CreateInstance(type, nonPublic: true);
        var classOf = type.GetMethod("MemberFor", BindingFlags.NonPublic | BindingFlags.Instance)!;
        var words = Words().Split(model.Name);
        var names = from start in Enumerable.Range(0, words.Length)
                    from length in Enumerable.Range(1, words.Length - start)
                    select string.Concat(words.Skip(start).Take(length));
        return names.FirstOrDefault(name => (Type)classOf.Invoke(converter, [name])! == model);
    }

    [GeneratedRegex("(?<=.)(?=[A-Z])")]
    private static partial Regex Words();
}
