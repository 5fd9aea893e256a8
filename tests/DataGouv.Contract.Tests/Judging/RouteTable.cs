using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>The operations of a document, found by method and path. Read without the generator's own code, which is on trial too.</summary>
internal sealed partial class RouteTable
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

    private readonly IReadOnlyList<(Regex Pattern, Route Route)> byPrecedence;

    public RouteTable(JObject document)
    {
        Routes =
        [
            .. from path in ((JObject)document["paths"]!).Properties()
               from member in ((JObject)path.Value).Properties()
               where Methods.Contains(member.Name)
               select new Route(member.Name.ToUpperInvariant(), path.Name, (JObject)member.Value),
        ];
        byPrecedence =
        [
            .. Routes
                .OrderBy(route => route.Template.Count(character => character == '{'))
                .ThenByDescending(route => route.Template.Length)
                .Select(route => (Pattern(route.Template), route)),
        ];
    }

    /// <summary>All operations, in the order of the document.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>The operation that answers a path: <c>/datasets/suggest/</c> wins over <c>/datasets/{dataset}/</c>.</summary>
    public Route? Find(string method, string path) =>
        byPrecedence.FirstOrDefault(entry => entry.Route.Method == method && entry.Pattern.IsMatch(path)).Route;

    private static Regex Pattern(string template) => new(
        $"^{Segments().Replace(template, part => part.Value[0] == '{' ? "[^/]+" : Regex.Escape(part.Value))}\\z",
        RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\{[^}]+\}|[^{]+")]
    private static partial Regex Segments();
}
