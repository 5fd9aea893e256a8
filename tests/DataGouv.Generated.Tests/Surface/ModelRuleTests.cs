using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DataGouv.Generated.Tests.Json;

namespace DataGouv.Generated.Tests.Surface;

/// <summary>What is true of every model, so that whoever knows one knows all.</summary>
[TestFixtureSource(typeof(GeneratedApi), nameof(GeneratedApi.All))]
internal sealed class ModelRuleTests(object client)
{
    private readonly GeneratedApi api = (GeneratedApi)client;
    private readonly NullabilityInfoContext nullability = new();

    [Test]
    public void Model_is_sealed_or_the_base_of_a_family() =>
        Assert.That(api.Models.Where(model => !model.IsSealed && !model.IsAbstract), Is.Empty);

    [Test]
    public void Model_has_no_name_that_implicit_usings_bring()
    {
        var taken = ImplicitlyUsed.TypeNames;
        Assert.That(api.Types.Where(type => !type.IsNested && taken.Contains(type.Name)), Is.Empty);
    }

    [Test]
    public void Model_has_members_that_can_be_set() =>
        Assert.That(
            Members(api.ReadModels.Concat(api.WriteModels)).Where(member => member.SetMethod is not { IsPublic: true }).Select(Name),
            Is.Empty);

    [Test]
    public void Model_has_members_named_as_in_NET() =>
        Assert.That(
            Members(api.Models.Where(model => model.IsClass))
                .Where(member => !char.IsUpper(member.Name[0]) || member.Name.Contains('_', StringComparison.Ordinal))
                .Select(Name),
            Is.Empty);

    [Test]
    public void Read_model_has_enums_that_may_be_null()
    {
        var members = Members(api.ReadModels).ToList();
        TestContext.Out.WriteLine(
            $"{api}: {api.ReadModels.Count()} read models with {members.Count} members, "
                + $"{members.Count(member => !IsNullable(member))} proven never to be null");

        Assert.That(
            members.Where(member => member.PropertyType.IsSubclassOf(typeof(OpenEnum)) && !IsNullable(member)).Select(Name),
            Is.Empty);
    }

    [Test]
    public void Read_model_read_from_an_empty_object_says_which_member_was_not_sent() =>
        Assert.Multiple(() =>
        {
            foreach (var model in Concrete(api.ReadModels))
            {
                var empty = JsonSerializer.Deserialize("{}", model, api.Options)!;
                foreach (var member in Members([model]).Where(member => !IsNullable(member) && member.PropertyType != typeof(JsonData)))
                {
                    Assert.That(
                        () => Get(member, empty),
                        Throws.TypeOf<MemberNotSentException>().With.Property("Member").EqualTo(WireName(member)),
                        Name(member));
                }
            }
        });

    [Test]
    public void Read_model_of_a_masked_answer_says_which_member_was_not_asked_for() =>
        Assert.Multiple(() =>
        {
            foreach (var model in Concrete(api.ReadModels).Where(model => !model.Name.Contains("Page", StringComparison.Ordinal)))
            {
                object masked;
                using (MaskedReading.Begin(isMasked: true))
                {
                    masked = JsonSerializer.Deserialize("{}", model, api.Options)!;
                }

                foreach (var member in Members([model]))
                {
                    Assert.That(
                        () => Get(member, masked),
                        Throws.TypeOf<MemberNotSentException>().With.Property("WasMasked").True,
                        Name(member));
                }
            }
        });

    [Test]
    public void Read_model_of_a_masked_answer_is_written_as_it_was() =>
        Assert.Multiple(() =>
        {
            foreach (var model in Concrete(api.ReadModels))
            {
                using (MaskedReading.Begin(isMasked: true))
                {
                    Assert.That(((JsonModel)JsonSerializer.Deserialize("{}", model, api.Options)!).ToJson(), Is.EqualTo("{}"), model.Name);
                }
            }
        });

    [Test]
    public void Model_serialized_with_the_options_of_others_is_what_ToJson_writes() =>
        Assert.Multiple(() =>
        {
            foreach (var model in Concrete(api.ReadModels))
            {
                var json = Encoding.UTF8.GetString(SampleJson.Of(model, api.Options));
                var read = (JsonModel)JsonSerializer.Deserialize(json, model)!;
                Assert.That(JsonSerializer.Serialize(read, model), Is.EqualTo(read.ToJson()), model.Name);
            }
        });

    [Test]
    public void Read_model_of_an_empty_object_is_written_as_one() =>
        Assert.Multiple(() =>
        {
            foreach (var model in Concrete(api.ReadModels))
                Assert.That(
                    JsonSerializer.Serialize(JsonSerializer.Deserialize("{}", model, api.Options), model, api.Options),
                    Is.EqualTo("{}"),
                    model.Name);
        });

    [Test]
    public void Read_model_keeps_nulls_and_members_it_does_not_know() =>
        Assert.Multiple(() =>
        {
            foreach (var model in Concrete(api.ReadModels))
            {
                var text = new JsonObject { ["of the future"] = new JsonArray(1, "two", null) };
                foreach (var member in Members([model]).Where(IsNullable))
                    text[WireName(member)] = null;
                var written = JsonSerializer
                    .SerializeToNode(JsonSerializer.Deserialize(text, model, api.Options), model, api.Options)!
                    .AsObject();
                Assert.That(JsonNode.DeepEquals(written, text), Is.True, model.Name);
            }
        });

    [Test]
    public void Write_model_with_nothing_set_is_written_as_an_empty_object() =>
        Assert.Multiple(() =>
        {
            foreach (
                var model in Concrete(api.WriteModels)
                    .Where(model => model.BaseType == typeof(WriteModel) && !Members([model]).Any(IsRequired)))
                Assert.That(JsonSerializer.Serialize(Activator.CreateInstance(model), model, api.Options), Is.EqualTo("{}"), model.Name);
        });

    [Test]
    public void Write_model_has_members_that_are_required_or_can_be_left_out() =>
        Assert.That(
            Members(api.WriteModels).Where(member => !IsRequired(member) && !IsNullable(member) && !IsOptional(member)).Select(Name),
            Is.Empty);

    [Test]
    public void Write_model_names_its_members_on_the_wire() =>
        Assert.That(
            Members(api.WriteModels.Concat(api.ReadModels))
                .Where(member => member.GetCustomAttribute<JsonPropertyNameAttribute>() is null)
                .Select(Name),
            Is.Empty);

    [Test]
    public void Form_has_members_that_are_required_or_can_be_left_out() =>
        Assert.That(Members(api.Forms).Where(member => !IsRequired(member) && !IsNullable(member)).Select(Name), Is.Empty);

    [Test]
    public void Enum_has_a_constant_for_each_known_value() =>
        Assert.Multiple(() =>
        {
            var constants = typeof(ReadModel).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true });
            foreach (var type in api.Enums)
            {
                var texts = Known(type).Select(value => value.ToString());
                Assert.That(
                    constants
                        .Where(holder => holder.Namespace == type.Namespace)
                        .Any(holder =>
                            texts.SequenceEqual(
                                holder.GetFields().Where(field => field.IsLiteral).Select(field => (string?)field.GetRawConstantValue()))),
                    Is.True,
                    type.Name);
            }
        });

    [Test]
    public void Enum_compares_by_its_text() =>
        Assert.That(api.Enums.Where(type => !type.IsAssignableTo(typeof(IEquatable<>).MakeGenericType(type))), Is.Empty);

    [Test]
    public void Enum_has_members_with_different_texts() =>
        Assert.Multiple(() =>
        {
            foreach (var type in api.Enums)
                Assert.That(Known(type).Select(value => value.ToString()), Is.Unique.And.Not.Empty.And.All.Not.Empty, type.Name);
        });

    [Test]
    public void Enum_keeps_a_value_that_it_does_not_know() =>
        Assert.Multiple(() =>
        {
            // Some are used in queries only, and never read or written as JSON.
            foreach (var type in api.Enums.Where(type => api.Options.TryGetTypeInfo(type, out _)))
            {
                var json = "\"of the future\"";
                Assert.That(
                    JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, api.Options), type, api.Options),
                    Is.EqualTo(json),
                    type.Name);
            }
        });

    private static IEnumerable<object> Known(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == type)
            .Select(property => property.GetValue(null)!);

    private static IEnumerable<Type> Concrete(IEnumerable<Type> models) => models.Where(model => !model.IsAbstract);

    private static IEnumerable<PropertyInfo> Members(IEnumerable<Type> models) =>
        models
            .SelectMany(model => model.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(member => member.Name != nameof(ReadModel.AdditionalData))
            .DistinctBy(Name);

    private static string Name(PropertyInfo member) => $"{member.ReflectedType!.Name}.{member.Name}";

    private static string WireName(PropertyInfo member) => member.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name;

    private static bool IsRequired(PropertyInfo member) => member.IsDefined(typeof(RequiredMemberAttribute));

    private static bool IsOptional(PropertyInfo member) =>
        member.PropertyType == typeof(JsonData)
        || (member.PropertyType.IsGenericType && member.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>));

    private static object? Get(PropertyInfo member, object model)
    {
        try
        {
            return member.GetValue(model);
        }
        catch (TargetInvocationException failure)
        {
            throw failure.InnerException!;
        }
    }

    private bool IsNullable(PropertyInfo member) => nullability.Create(member).ReadState == NullabilityState.Nullable;
}
