using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes;

/// <summary>One step from the published document to the generated code: one job, and a name that says it.</summary>
internal interface IPass
{
    /// <summary>Returns the document after this step. The given one may be changed in place and returned.</summary>
    JObject Apply(JObject document);
}
