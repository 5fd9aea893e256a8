using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>A parameter that stands on its operation.</summary>
internal sealed record OwnParameter(Operation Operation, JObject Node)
{
    /// <summary>Where Swagger 2.0 has the type on the parameter, OpenAPI 3.0 has a schema.</summary>
    public JObject Schema => Node["schema"] as JObject ?? Node;

    public string Place => $"{Operation.Title} query.{Node["name"]}";
}
