using System.Reflection;

namespace DataGouv.Generated.Tests.Surface;

/// <summary>The names that a C# program knows without a using: those of the SDK's implicit usings, and those of the SDK's own namespace.</summary>
internal static class ImplicitlyUsed
{
    private static readonly HashSet<string> Namespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "DataGouv",
    ];

    public static IReadOnlySet<string> TypeNames { get; } = Names();

    private static HashSet<string> Names()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => name!.StartsWith("System.", StringComparison.Ordinal))
            .Select(name => Assembly.Load(name!))
            .Append(typeof(ReadModel).Assembly);
        return [.. platform
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsNested && Namespaces.Contains(type.Namespace ?? ""))
            .Select(type => type.Name.Split('`')[0])];
    }
}
