using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Lists what each model and operation reads and writes, with what builds the contracts: models, enums, and the lists and maps of them. A
/// model makes its own known before it is read, so that a trimmed program carries the models that it uses, and no others.
/// </summary>
internal sealed class ListContracts : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var model in schemas.Properties().Where(model => IsModel(model.Value)))
        {
            var contracts = OfModel(model.Name, (JObject)model.Value, schemas);
            model.Value[TemplateWords.Contracts] = Words(contracts);
            all[model.Name] = $"{model.Name}.CreateContract";
            contracts.ToList().ForEach(contract => all[contract.Key] = contract.Value);
        }

        foreach (var operation in document.Operations().Where(operation => operation.Node[TemplateWords.Navigation] is null))
        {
            var result = operation.Successes.SelectMany(response => SchemaWalk.ResponseSchemas((JObject)response.Value)).FirstOrDefault();
            Describe(operation, TemplateWords.Result, TemplateWords.ResultContract, result);
            Describe(operation, TemplateWords.Body, TemplateWords.BodyContract, operation.RequestSchemas().FirstOrDefault());
        }

        document[TemplateWords.Contracts] = Words(all);
        return document;

        void Describe(Operation operation, string form, string word, JObject? schema)
        {
            if (schema is not null && (string?)operation.Node[form] == "json")
            {
                var contracts = new SortedDictionary<string, string>(StringComparer.Ordinal);
                var type = CSharpType.Of(schema, schemas);
                Add(contracts, type, schemas);
                contracts.ToList().ForEach(contract => all[contract.Key] = contract.Value);
                operation.Node[word] = Expression(type, contracts, schemas);
            }
        }
    }

    // A model has its own; a list has to make known what is in it.
    private static string Expression(string type, SortedDictionary<string, string> contracts, JObject schemas)
    {
        if (schemas[type] is { } model && IsModel(model))
        {
            return $"{type}.JsonTypeInfo";
        }

        if (!contracts.Remove(type, out var contract))
        {
            return $"ApiJson.TypeInfo<{type}>(ApiJson.Options)";
        }

        var inner = contracts.Select(known => $"ApiJson.Know<{known.Key}>({known.Value})");
        return $"ApiJson.TypeInfo<{type}>({string.Join(", ", inner.Prepend(contract))})";
    }

    private static SortedDictionary<string, string> OfModel(string name, JObject model, JObject schemas)
    {
        var contracts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in CSharpProperty.Of(model, schemas))
        {
            Add(contracts, property.Type, schemas);
            if (property.SendsNull == "value")
            {
                contracts[$"Optional<{property.Type}>"] = $"JsonType.Optional<{property.Type}>";
            }
            else if (property.SendsNull == "list")
            {
                var item = CSharpType.ItemOf(property.Type);
                contracts[$"NullableList<{item}>"] = $"JsonType.NullableList<{item}>";
            }
        }

        var members = model[TemplateWords.Members]?.Values<string>().Select(member => member!.Split(TemplateWords.Separator)[1]).ToList();
        foreach (var type in members?.Append("Unknown" + name) ?? [])
        {
            contracts[type] = $"{type}.CreateContract";
        }

        return contracts;
    }

    // Plain values are known everywhere.
    private static void Add(SortedDictionary<string, string> contracts, string type, JObject schemas)
    {
        if (CSharpType.ItemOf(type) is { } item)
        {
            contracts[type] = $"JsonType.List<{item}>";
            Add(contracts, item, schemas);
        }
        else if (CSharpType.ValueOf(type) is { } value)
        {
            contracts[type] = $"JsonType.Map<{value}>";
            Add(contracts, value, schemas);
        }
        else if (schemas[type] is { } named)
        {
            contracts[type] = named["enum"] is null ? $"{type}.CreateContract" : $"JsonType.Enum<{type}>";
        }
    }

    private static bool IsModel(JToken schema) =>
        schema["enum"] is null && CSharpType.IsClass(schema) && (string?)schema[TemplateWords.Kind] != "form";

    private static JArray Words(SortedDictionary<string, string> contracts) =>
        new(contracts.Select(contract => contract.Key + TemplateWords.Separator + contract.Value));
}
