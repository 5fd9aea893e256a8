using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Takes out the bodies that nobody described: the conversion from Swagger 2.0 gives an empty <c>application/json</c> to every
/// response without a schema, and a reader would take "no body" for "any JSON".
/// </summary>
internal sealed class RemoveEmptyContent : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations())
        {
            foreach (var response in operation.Node["responses"].Objects())
            {
                Clean(response);
            }
        }

        foreach (var response in document["components"]?["responses"].Objects() ?? [])
        {
            Clean(response);
        }

        return document;
    }

    private static void Clean(JObject response)
    {
        if (response["content"] is not JObject content)
        {
            return;
        }

        foreach (var media in content.Properties().Where(media => media.Value["schema"] is null).ToList())
        {
            media.Remove();
        }

        if (!content.HasValues)
        {
            response.Remove("content");
        }
    }
}
