//! The same response as serde's derives read it, `flatten` included: what people write by hand.

use std::collections::BTreeMap;

macro_rules! structs {
    ($($case:literal $name:ident { $($kind:ty: $($field:ident),+;)* })*) => {$(
        #[derive(Debug, serde::Deserialize)]
        #[serde(rename_all = $case)]
        #[allow(dead_code, clippy::struct_field_names, reason = "it is read, and nothing more")]
        pub(crate) struct $name {
            $($(pub(crate) $field: Option<$kind>,)+)*
            #[serde(flatten)]
            pub(crate) extra: BTreeMap<String, serde_json::Value>,
        }
    )*};
}

structs! {
    "camelCase" Clusters {
        i64: cluster_total;
        Vec<Cluster>: clusters;
    }
    "camelCase" Cluster {
        String: safe_mode, cluster_id, cluster_name, master_node_num, core_node_num, total_node_num,
            cluster_state, create_at, update_at, billing_type, data_center, vpc, duration, fee,
            hadoop_version, master_node_size, core_node_size, external_ip,
            external_alternate_ip, internal_ip, deployment_id, remark, order_id, az_id, az_code,
            master_node_product_id, master_node_spec_id, core_node_product_id,
            core_node_spec_id, az_name, instance_id, vnc, tenant_id, volume_type, subnet_id,
            enterprise_project_id, cluster_type, subnet_name, security_groups_id,
            slave_security_groups_id, stage_desc, cluster_version, node_public_cert_name,
            master_node_ip, private_ip_first, error_info, charging_start_time,
            master_data_volume_type, core_data_volume_type, tags, scale;
        Vec<Component>: component_list;
        i64: volume_size, log_collection, master_data_volume_size,
            master_data_volume_count, core_data_volume_size, core_data_volume_count,
            period_type;
        bool: is_mrs_manager_finish;
        Vec<NodeGroup>: task_node_groups, node_groups;
        Vec<Script>: bootstrap_scripts;
    }
    "snake_case" Script {
        String: name, uri, parameters, fail_action;
        Vec<String>: nodes;
        bool: active_master, before_component_start;
    }
    "camelCase" NodeGroup {
        String: group_name, node_size, node_spec_id, node_product_id, vm_product_id,
            vm_spec_code, root_volume_product_id, root_volume_type,
            root_volume_resource_spec_code, root_volume_resource_type, data_volume_type,
            data_volume_size, data_volume_product_id, data_volume_resource_spec_code,
            data_volume_resource_type;
        i64: node_num, root_volume_size, data_volume_count;
    }
    "camelCase" Component {
        String: component_id, component_name, component_version, component_desc;
    }
}
