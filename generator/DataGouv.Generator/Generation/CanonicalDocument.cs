using DataGouv.Generator.Documents;
using DataGouv.Generator.Overlays;
using DataGouv.Generator.Passes;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Generation;

/// <summary>Runs the overlay and the passes over the document of an API.</summary>
internal static class CanonicalDocument
{
    /// <summary>The canonical document: what the platform's own should say.</summary>
    /// <param name="specs">The documents and overlays.</param>
    /// <param name="api">The API.</param>
    /// <param name="shared">The canonical document of the API that this one shares models with; null to make it here.</param>
    public static JObject Make(SpecsFolder specs, Api api, JObject? shared = null)
    {
        shared ??= specs.SharedWith(api) is { } other ? Make(specs, other) : null;
        return In(
            specs.Upstream(api),
            () =>
            {
                var upstream = JsonFile.Read(specs.Upstream(api));
                DocumentFormat.Check(upstream, api);
                var overlay = specs.Overlay(api);
                return Run(Passes.Passes.Canonical(shared), In(overlay, () => Overlay.Read(overlay).Apply(upstream)));
            });
    }

    /// <summary>The document for NSwag: the canonical one, prepared for the templates.</summary>
    /// <param name="specs">The documents and overlays.</param>
    /// <param name="api">The API.</param>
    /// <param name="canonical">Its canonical document.</param>
    /// <param name="shared">The document for NSwag of the API that this one shares models with; null to make it here.</param>
    public static JObject PrepareForCSharp(SpecsFolder specs, Api api, JObject canonical, JObject? shared = null)
    {
        shared ??= specs.SharedWith(api) is { } other ? PrepareForCSharp(specs, other, Make(specs, other)) : null;
        var document = (JObject)canonical.DeepClone();
        document[Passes.CSharp.TemplateWords.Api] = api.ShortName;
        document[Passes.CSharp.TemplateWords.Title] = api.Title;
        document[Passes.CSharp.TemplateWords.Suffix] = api.Suffix;
        foreach (var name in specs.Sharing(api).SelectMany(other => SentAsNull(Make(specs, other, canonical))))
        {
            if (document.Schemas()[name] is JObject { } model && model["enum"] is null)
            {
                model[Passes.CSharp.TemplateWords.TakesNull] = true;
            }
        }

        return In(specs.Upstream(api), () => Run(Passes.Passes.CSharp(shared), document));
    }

    // The models that are members of others which send them as null: the type has to know, wherever it is written.
    private static IEnumerable<string> SentAsNull(JObject canonical) =>
        canonical
            .Schemas()
            .Objects()
            .Where(model => (string?)model[Words.Direction] == "write")
            .SelectMany(model => model["properties"].Objects())
            .Where(property => (bool?)property["nullable"] is true)
            .Select(property => property["allOf"]?.First.ReferencedSchema())
            .OfType<string>();

    /// <summary>Runs passes one after the other.</summary>
    public static JObject Run(IEnumerable<IPass> passes, JObject document) => passes.Aggregate(document, Apply);

    private static JObject Apply(JObject document, IPass pass)
    {
        try
        {
            return pass.Apply(document);
        }
        catch (Exception unforeseen) when (unforeseen is not DocumentException)
        {
            // Whatever a document holds, the generator ends with a message and not with a stack trace.
            throw new DocumentException(
                "$",
                $"The pass {pass.GetType().Name} cannot work on this document: {unforeseen.Message}",
                "Find what the last change of the document or of its overlay made different; if they are right, the pass needs a correction and a test.",
                inner: unforeseen);
        }
    }

    private static JObject In(string file, Func<JObject> work)
    {
        try
        {
            return work();
        }
        catch (DocumentException defect)
        {
            throw defect.In(file);
        }
    }
}
