using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Generation;
using DataGouv.Generator.Passes;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Surface;

/// <summary>Knows which C# type and member stand for a place of a canonical document.</summary>
internal sealed class CSharpPlaces
{
    private readonly Dictionary<(string Document, string Title), string> _builders = [];
    private readonly Dictionary<string, string> _namespaces = new(StringComparer.Ordinal);

    /// <summary>Learns the request builders of some documents.</summary>
    public void Learn(SpecsFolder specs, Api api, JObject canonical)
    {
        _namespaces[api.Name] = api.Namespace;
        foreach (var operation in CanonicalDocument.PrepareForCSharp(specs, api, canonical).Operations())
        {
            if ((string?)operation.Node[TemplateWords.Path] is { } path && (string?)operation.Node["operationId"] is { } id)
            {
                _builders[(api.Name, $"{operation.Verb.ToUpperInvariant()} {path}")] = id[..id.LastIndexOf('_')] + "RequestBuilder";
            }
        }
    }

    /// <summary>The C# changes that follow from a document change.</summary>
    public IReadOnlyList<SurfaceLine> Following(DocumentDifference change, IReadOnlyList<SurfaceLine> lines)
    {
        var space = _namespaces.GetValueOrDefault(change.Document, "");
        var places = new[] { change.Old?.Place, change.New?.Place }.OfType<string>().Distinct().Select(place => TypeAndMember(change, place)).ToList();
        return [.. lines.Where(line => line.Namespace == space && places.Any(place => Stands(line, place.Type, place.Member)))];
    }

    private static bool Stands(SurfaceLine line, string type, string? member) =>
        (line.Type == type || line.Type.StartsWith(type + ".", StringComparison.Ordinal))
        && (member is null || line.Text.Split(' ', '(', '<', ',').Any(word => word == member || word.StartsWith(member + "Async", StringComparison.Ordinal) || word == $"To{member}RequestInformation" || word == member + "QueryParameters"));

    private (string Type, string? Member) TypeAndMember(DocumentDifference change, string place)
    {
        var words = place.Split(' ');
        if (words.Length > 1 && _builders.TryGetValue((change.Document, $"{words[0]} {words[1]}"), out var builder))
        {
            var parameter = words.Length > 2 && words[2].StartsWith("query.", StringComparison.Ordinal) ? DotNetName.Pascal(words[2]["query.".Length..]) : null;
            return (builder, parameter ?? DotNetName.Pascal(words[0].ToLowerInvariant()));
        }

        var model = words[0].Split('.', '[', '{');
        return (model[0], model.Length > 1 && model[1].Length > 0 ? DotNetName.Pascal(model[1])
            : change.Kind == DifferenceKind.EnumValue && words.Length > 1 ? DotNetName.Pascal(words[1]) : null);
    }
}
