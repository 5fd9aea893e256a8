using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using DataGouv.Generator.Documents;
using PublicApiGenerator;

namespace DataGouv.Generator.Surface;

/// <summary>
/// The public C# surface of an assembly as text: declarations without bodies, types and members sorted, one line each. A changed
/// member is one changed line below the name of its type, which is what a reviewer reads.
/// </summary>
internal static partial class SurfaceListing
{
    /// <summary>The name of the listing beside each project.</summary>
    public const string FileName = "PublicAPI.txt";

    private const string Heading = "// The public surface. Written by `dotnet cake --target=Surface`; common namespaces are left out.\n\n";

    /// <summary>The assemblies that are listed.</summary>
    public static IReadOnlyList<string> Assemblies { get; } =
        ["DataGouv.Generated", "DataGouv", "DataGouv.Extensions.DependencyInjection", "DataGouv.Arrow"];

    // How the serializer finds its way is no part of what callers see.
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,

        // Registration extends Microsoft's own namespace, as is the custom.
        DenyNamespacePrefixes = [],
        ExcludeAttributes =
        [
            "System.Text.Json.Serialization.JsonConverterAttribute",
            "System.Text.Json.Serialization.JsonIgnoreAttribute",
            "System.Text.Json.Serialization.JsonPropertyNameAttribute",
            "System.Text.Json.Serialization.JsonPropertyOrderAttribute",
            "System.CodeDom.Compiler.GeneratedCodeAttribute",
            "System.Runtime.CompilerServices.TupleElementNamesAttribute",
        ],
    };

    /// <summary>The listings of the assemblies in a folder, which holds what they refer to as well.</summary>
    public static IReadOnlyDictionary<string, string> OfFolder(string folder) =>
        Assemblies.ToDictionary(name => name, name => Of(Path.Combine(folder, name + ".dll")), StringComparer.Ordinal);

    /// <summary>The listing of an assembly.</summary>
    public static string Of(string assembly)
    {
        if (!File.Exists(assembly))
        {
            throw new DocumentException("$", "The assembly is not there.", "Build the solution first.", assembly);
        }

        // Only the place of the assembly is asked for; what is read is the file.
        var text = new StringBuilder(Heading).Append(Assembly.LoadFrom(assembly).GeneratePublicApi(Options).ReplaceLineEndings("\n")).ToString();
        text = EmptyBody().Replace(text, ";");
        return CommonNamespace().Replace(text, "").TrimEnd('\n') + "\n";
    }

    [GeneratedRegex(@"(?<![\w.])(?:System\.(?:Collections\.Generic\.|Threading\.Tasks\.|Threading\.|IO\.|Text\.Json\.(?:Serialization\.)?|Net\.Http\.)?|Microsoft\.Kiota\.Abstractions\.|DataGouv\.(?:Catalog\.|CatalogV2\.|Metrics\.|Tabular\.)?)(?=[A-Z])(?<!^namespace [\w.]*)", RegexOptions.Multiline)]
    private static partial Regex CommonNamespace();

    [GeneratedRegex(@" \{ \}(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex EmptyBody();
}
